output "bucket" {
  description = "The bucket."
  value       = aws_s3_bucket.state.bucket
}

output "backend" {
  description = "What a root module says to keep its state there: write it into backend.tf with a key of its own, and run terraform init."
  value       = local.backend
}
