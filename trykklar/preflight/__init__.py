"""A finished PDF -> what a journal's upload page, its printer or a reader would stumble over."""
