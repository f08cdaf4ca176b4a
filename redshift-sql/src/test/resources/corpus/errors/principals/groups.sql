CREATE GROUP;
CREATE GROUP readers WITH alice;
CREATE GROUP readers WITH USER alice bob;
CREATE GROUP readers WITH USER alice, alice;
ALTER GROUP readers;
ALTER GROUP readers ADD alice;
ALTER GROUP readers ADD USER;
ALTER GROUP readers RENAME analysts;
CREATE GROUP xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;
