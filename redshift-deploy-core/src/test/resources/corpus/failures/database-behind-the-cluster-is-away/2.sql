-- As a federated query answers when its database is away: the connection to the cluster itself stays.
CALL lab.load();
