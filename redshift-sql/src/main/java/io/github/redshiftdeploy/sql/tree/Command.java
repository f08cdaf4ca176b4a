package io.github.redshiftdeploy.sql.tree;

/** A statement as a tree. Each family of commands has its records in one file. */
public sealed interface Command extends Node
        permits CursorCommand,
                DataCommand,
                DatashareCommand,
                Drop,
                ForeignCommand,
                MaintenanceCommand,
                ModelCommand,
                PlanCommand,
                PolicyCommand,
                PrincipalCommand,
                PrivilegeCommand,
                Query,
                RoutineCommand,
                SchemaCommand,
                SessionCommand,
                TableCommand,
                TransactionCommand,
                TransferCommand,
                ViewCommand {}
