"""Checkouts made by git itself, without the settings of the machine's owner."""

import subprocess


def as_nobody(monkeypatch, home):
    """Let git find an empty home and no settings of the machine."""
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def git(root, *words):
    """Run git in a folder and return what it prints."""
    done = subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout


def start(root, name="Petugas Satu", email="satu@contoh.example"):
    """Make a folder a checkout in which somebody commits."""
    git(root, "init", "-q", "-b", "utama")
    git(root, "config", "user.name", name)
    git(root, "config", "user.email", email)
