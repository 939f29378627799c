"""Two versions of a manuscript -> what changed between them: marked in a PDF, listed, in Word."""
