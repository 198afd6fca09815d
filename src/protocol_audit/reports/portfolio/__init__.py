"""What a coalition gets of many programs: a workbook of formulas, a summary for its board, a few lines."""
