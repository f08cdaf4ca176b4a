package io.github.redshiftdeploy.local.aws;

/** A kind of refusal, with the code and the HTTP status that AWS gives it in either protocol. */
enum Fault {
    ACCESS_DENIED("AccessDenied", 403, "AccessDeniedException", 400),
    ACTIVE_SESSIONS("ActiveSessionsExceeded", 400, "ActiveSessionsExceededException", 400),
    ACTIVE_STATEMENTS("ActiveStatementsExceeded", 400, "ActiveStatementsExceededException", 400),
    ACTIVE_WAITING("ActiveWaitingRequestsExceeded", 400, "ActiveWaitingRequestsExceededException", 400),
    BATCH_FAILED("BatchExecuteStatement", 500, "BatchExecuteStatementException", 500),
    CLUSTER_NOT_FOUND("ClusterNotFound", 404, "ResourceNotFoundException", 400),
    DATABASE_CONNECTION("DatabaseConnection", 500, "DatabaseConnectionException", 500),
    EXPIRED_TOKEN("ExpiredToken", 403, "ExpiredTokenException", 400),
    EXPIRED_WEB_IDENTITY("ExpiredTokenException", 400, "ExpiredTokenException", 400),
    INCOMPLETE_SIGNATURE("IncompleteSignature", 400, "IncompleteSignatureException", 400),
    INVALID_IDENTITY_TOKEN("InvalidIdentityToken", 400, "InvalidIdentityTokenException", 400),
    INVALID_PARAMETER("InvalidParameterValue", 400, "ValidationException", 400),
    INVALID_STS_PARAMETER("ValidationError", 400, "ValidationException", 400),
    INVALID_TOKEN("InvalidClientTokenId", 403, "UnrecognizedClientException", 400),
    INTERNAL("InternalFailure", 500, "InternalServerException", 500),
    MISSING_PARAMETER("MissingParameter", 400, "ValidationException", 400),
    MISSING_TOKEN("MissingAuthenticationToken", 403, "MissingAuthenticationTokenException", 400),
    SECRET_DELETED("InvalidRequest", 400, "InvalidRequestException", 400),
    SECRET_NOT_FOUND("ResourceNotFound", 404, "ResourceNotFoundException", 400),
    STATEMENT_FAILED("ExecuteStatement", 500, "ExecuteStatementException", 500),
    STATEMENT_NOT_FOUND("ResourceNotFound", 404, "ResourceNotFoundException", 400),
    THROTTLED("Throttling", 400, "ThrottlingException", 400),
    UNKNOWN_OPERATION("InvalidAction", 400, "UnknownOperationException", 400),
    WRONG_SIGNATURE("SignatureDoesNotMatch", 403, "InvalidSignatureException", 400);

    private final String queryCode;
    private final int queryStatus;
    private final String jsonCode;
    private final int jsonStatus;

    Fault(String queryCode, int queryStatus, String jsonCode, int jsonStatus) {
        this.queryCode = queryCode;
        this.queryStatus = queryStatus;
        this.jsonCode = jsonCode;
        this.jsonStatus = jsonStatus;
    }

    String code(Protocol protocol) {
        return protocol == Protocol.QUERY ? queryCode : jsonCode;
    }

    int status(Protocol protocol) {
        return protocol == Protocol.QUERY ? queryStatus : jsonStatus;
    }
}
