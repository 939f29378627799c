"""`python -m trykklar`: the same as the command."""

from trykklar.cli import main

raise SystemExit(main())
