output "vpc_id" {
  description = "The network."
  value       = aws_vpc.this.id
}

output "subnet_ids" {
  description = "Its private subnets, in the order of availability_zones."
  value       = [for zone in var.availability_zones : aws_subnet.private[zone].id]
}

output "route_table_id" {
  description = "Where a route to a peered network is added."
  value       = aws_route_table.private.id
}

output "warehouse_security_group_id" {
  description = "The security group of workgroups and clusters: it lets in those who deploy, on port 5439."
  value       = aws_security_group.warehouse.id
}

output "deployer_security_group_id" {
  description = "The security group of those who deploy from this network, such as a runner."
  value       = aws_security_group.deployers.id
}
