locals {
  # Redshift of this account, so that nobody else's makes it a deputy.
  data_trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Redshift"
      Effect    = "Allow"
      Principal = { Service = ["redshift-serverless.amazonaws.com", "redshift.amazonaws.com"] }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
    }]
  })

  # Each list has one statement or none. A bucket under a key of yours needs a policy for that key beside these.
  data_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for buckets in [setunion(var.read_buckets, var.write_buckets)] : {
        Sid      = "ListBuckets"
        Effect   = "Allow"
        Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
        Resource = [for bucket in buckets : "arn:${local.partition}:s3:::${bucket}"]
      } if length(buckets) > 0],
      [for buckets in [var.read_buckets] : {
        Sid      = "ReadObjects"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = [for bucket in buckets : "arn:${local.partition}:s3:::${bucket}/*"]
      } if length(buckets) > 0],
      [for buckets in [var.write_buckets] : {
        Sid      = "WriteObjects"
        Effect   = "Allow"
        Action   = ["s3:PutObject", "s3:AbortMultipartUpload"]
        Resource = [for bucket in buckets : "arn:${local.partition}:s3:::${bucket}/*"]
      } if length(buckets) > 0],
    )
  })

  # What AWS looks for since 17 August 2026 when a workgroup is made or a snapshot restored.
  kms_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for key in [var.kms_key_arn] : {
      Sid      = "WorkgroupsAndRestore"
      Effect   = "Allow"
      Action   = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"]
      Resource = [key]
    } if key != null]
  })
}
