CREATE GROUP readers;
CREATE GROUP readers WITH USER alice, aad:bob;
create group readers user alice;
ALTER GROUP readers ADD USER alice, bob;
ALTER GROUP readers DROP USER alice;
ALTER GROUP readers RENAME TO analysts;
