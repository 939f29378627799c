"""The preamble, run once and dumped, with what is repeated in every pass done before."""
