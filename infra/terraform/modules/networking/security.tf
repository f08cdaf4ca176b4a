# Who deploys reaches port 5439 of the warehouse, and nobody else does. Whoever reads (a BI tool, analysts) gets a security
# group of its own, beside this one, at the workgroup or cluster.

resource "aws_security_group" "deployers" {
  name        = "${var.name}-deployers"
  description = "Those who deploy to the warehouse"
  vpc_id      = aws_vpc.this.id
  tags        = merge(var.tags, { Name = "${var.name}-deployers" })
}

resource "aws_security_group" "warehouse" {
  name        = "${var.name}-warehouse"
  description = "Workgroups and clusters"
  vpc_id      = aws_vpc.this.id
  tags        = merge(var.tags, { Name = "${var.name}-warehouse" })
}

resource "aws_security_group" "endpoints" {
  name        = "${var.name}-endpoints"
  description = "Endpoints of AWS services"
  vpc_id      = aws_vpc.this.id
  tags        = merge(var.tags, { Name = "${var.name}-endpoints" })
}

resource "aws_vpc_security_group_ingress_rule" "deployers" {
  security_group_id            = aws_security_group.warehouse.id
  description                  = "Deployers in this network"
  referenced_security_group_id = aws_security_group.deployers.id
  ip_protocol                  = "tcp"
  from_port                    = 5439
  to_port                      = 5439
  tags                         = var.tags
}

resource "aws_vpc_security_group_ingress_rule" "deployer_cidrs" {
  for_each = var.deployer_cidrs

  security_group_id = aws_security_group.warehouse.id
  description       = "Deployers in another network"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 5439
  to_port           = 5439
  tags              = var.tags
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  for_each = local.callers

  security_group_id            = aws_security_group.endpoints.id
  description                  = "AWS, for ${each.key}"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  tags                         = var.tags
}

resource "aws_vpc_security_group_egress_rule" "deployers" {
  security_group_id            = aws_security_group.deployers.id
  description                  = "The warehouse"
  referenced_security_group_id = aws_security_group.warehouse.id
  ip_protocol                  = "tcp"
  from_port                    = 5439
  to_port                      = 5439
  tags                         = var.tags
}

resource "aws_vpc_security_group_egress_rule" "endpoints" {
  for_each = local.callers

  security_group_id            = each.value
  description                  = "AWS"
  referenced_security_group_id = aws_security_group.endpoints.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  tags                         = var.tags
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  security_group_id = aws_security_group.warehouse.id
  description       = "S3, for COPY and UNLOAD"
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  tags              = var.tags
}

locals {
  callers = {
    deployers = aws_security_group.deployers.id
    warehouse = aws_security_group.warehouse.id
  }
}
