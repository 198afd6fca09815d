"""What people say of findings, held against them: reviewers' decisions."""
