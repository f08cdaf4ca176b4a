package io.github.redshiftdeploy.sql.tree;

/** A statement as a tree. Each family of commands has its records in one file. */
public sealed interface Command extends Node
        permits CursorCommand,
                DataCommand,
                Drop,
                ForeignCommand,
                ModelCommand,
                PlanCommand,
                PrivilegeCommand,
                Query,
                RoutineCommand,
                TransactionCommand,
                TransferCommand {}
