"""Why a file could not be read. Each kind has a `code`; the words for people stand where people read them."""


class ParseError(Exception):
    """A file that gives no résumé. `code` names the kind, the message is for engineers."""

    code = "unreadable"


class EmptyFile(ParseError):
    """No bytes, or nothing but white space."""

    code = "empty"


class UnreadableFile(ParseError):
    """Broken or cut short: the format was recognised, its content could not be opened."""

    code = "unreadable"


class UnsupportedFormat(ParseError):
    """Not a kind of file that we read (a ZIP, a program, a spreadsheet)."""

    code = "unsupported"


class PasswordProtected(ParseError):
    """Encrypted; without its password nothing can be read."""

    code = "password"


class TooLarge(ParseError):
    """More pages, pixels or text than a résumé can have."""

    code = "too_large"


class NoText(ParseError):
    """Opened, but neither its text layer nor OCR gives words."""

    code = "no_text"


class NeedsOcr(ParseError):
    """Can be read by OCR alone, and the caller allowed none; read it again where there is time for that."""

    code = "needs_ocr"
