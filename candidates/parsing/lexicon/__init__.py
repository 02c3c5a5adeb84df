"""Words as data: every file names its origin; `reading` loads them."""
