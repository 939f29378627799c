"""Findings, in the form that the reader wants: terminal, JSON, SARIF, JUnit, GitHub."""
