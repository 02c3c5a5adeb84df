"""The version of the parser: raised whenever the same file may be read differently."""

PARSER_VERSION = "1"
