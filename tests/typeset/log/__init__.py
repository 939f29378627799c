"""TeX's messages, as recorded in real logs."""
