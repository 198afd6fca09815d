"""What people say of findings, held against them: reviewers' decisions, and a program's own claims."""
