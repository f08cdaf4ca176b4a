# The role with which COPY reads and UNLOAD writes: the default role of the namespace, so scripts say IAM_ROLE default. Without
# a bucket there is none.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition
}

resource "aws_iam_role" "data" {
  count = length(setunion(var.read_buckets, var.write_buckets)) > 0 ? 1 : 0

  name               = "redshift-${var.name}-data"
  description        = "Reads and writes data for the Redshift namespace ${var.name}"
  assume_role_policy = local.data_trust
  tags               = var.tags
}

resource "aws_iam_role_policy" "data" {
  count = length(aws_iam_role.data)

  name   = "buckets"
  role   = aws_iam_role.data[count.index].id
  policy = local.data_policy
}
