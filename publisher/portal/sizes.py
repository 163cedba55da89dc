"""Sizes of files as people write them."""


def size(count: int) -> str:
    """Return a size as people write it: `24,3 KB`."""
    if count < 1000:
        return f"{count} bita"
    unit, divisor = ("KB", 100) if count < 999_950 else ("MB", 100_000)
    return f"{(count + divisor // 2) // divisor / 10:.1f} {unit}".replace(".", ",")
