# Nobody without TLS 1.2. Who may read and write the state is up to the policies of those who run Terraform: s3:ListBucket on
# the bucket, s3:GetObject and s3:PutObject on the state, and these and s3:DeleteObject on its lock, which has .tflock behind it.

locals {
  bucket_arn = "arn:${local.partition}:s3:::${var.bucket}"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [local.bucket_arn, "${local.bucket_arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "NoOldTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [local.bucket_arn, "${local.bucket_arn}/*"]
        Condition = { NumericLessThan = { "s3:TlsVersion" = "1.2" } }
      },
    ]
  })
}
