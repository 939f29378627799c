"""Findings, in the form that the reader asks for: terminal, JSON, SARIF, JUnit, GitHub."""
