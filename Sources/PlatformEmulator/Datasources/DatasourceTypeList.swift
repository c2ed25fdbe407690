/// The data source types that the platform comes with.
///
/// Ids, and names where they are not ids themselves, are those that public clients of the platform
/// carry; the reference shows but a few.
enum DatasourceTypeList {
  /// Name, id, label, family, port; `source`: cannot be written to.
  static let text = """
    amazonpostgresql | 9493d830-882b-445e-96c7-8e4c635a1a5b | Amazon RDS for PostgreSQL | relational | 5432
    redshift | 31170994-f54c-4148-9c5a-807832fa1d07 | Amazon Redshift | relational | 5439
    amazonoracle | 8b8fcd6d-8f95-49c7-8195-c72c95c9a84b | Amazon RDS for Oracle | oracle | 1521
    amazonmysql | 9aa630f2-efc4-4d54-b8cb-254f31405b78 | Amazon RDS for MySQL | relational | 3306
    amazons3 | a0b1d14a-4767-404c-aac1-4ce0e62818c3 | Amazon S3 | objects
    apachehbase | 4f4f7244-9459-3f91-a149-f49f4cc59c54 | Apache HBase | server | 2181
    hive | 0fd83fe5-8995-4e2e-a1be-679bb8813a6d | Apache Hive | relational | 10000
    apachekafka | f13bc9b7-4a46-48f4-99c3-01d943334ba7 | Apache Kafka | topics | 9092
    hdfs_apache | c10e5224-f17d-4524-844f-e97b1305e489 | Apache HDFS | ftp | 50070
    azureblobstorage | 9a22e0af-8d19-4c4e-9aea-1d733e81315b | Microsoft Azure Blob Storage | container
    azurecosmos | 0c431748-2572-11ea-978f-2e728ce88125 | Microsoft Azure Cosmos DB | server | 443
    azuredatabricks | d6cd87ca-ec13-11ee-a951-0242ac120002 | Microsoft Azure Databricks | server | 443
    azurefilestorage | 2a7b4fa1-c770-4807-8871-a3c5def5aa2d | Microsoft Azure File Storage | container
    azurepostgresql | a10fa240-20cf-4292-879c-48f73e8b451e | Microsoft Azure PostgreSQL | relational | 5432
    azuredatalake | 6863060d-97c4-4653-abbe-958bde533f8c | Microsoft Azure Data Lake Storage | drive
    azuresql | e375c0ae-cba9-47fc-baf7-523bef88c09e | Microsoft Azure SQL Database | relational | 1433
    azuresynapse | eaed62e9-8f63-4ea2-a54f-a9671f62af84 | Microsoft Azure Synapse Analytics | relational | 1433
    bigquery | 933152db-99e1-453a-8ce5-ae0e6714d1a9 | Google BigQuery | bigquery
    bigsql | 2bdd9544-f13a-47b6-b6c3-f5964a08066a | IBM Db2 Big SQL | relational | 32051
    bluemixcloudobjectstorage | 193a97c1-4475-4a19-b90c-295c4fdc6517 | Cloud Object Storage | cos
    box | 99c3c67b-2133-4006-81f6-2b375a0048a3 | Box | drive
    cassandra | e6ff8c10-4199-4b58-9a93-749411eafacd | Apache Cassandra | relational | 9042
    cognos | 11f3029d-a1cf-4c4d-b8e7-64422fa54a94 | IBM Cognos Analytics | http | source
    dashdb | cfdcb449-1204-44ba-baa6-9a8a878e6aa7 | IBM Db2 Warehouse | relational | 50001
    datastax | datastax | DataStax Enterprise | relational | 9042
    db2 | 8c1a4480-1c29-4b33-9086-9cb799d7b157 | IBM Db2 | relational | 50000
    db2cloud | 506039fb-802f-4ef2-a2bf-c1682e9c8aa2 | IBM Db2 on Cloud | relational | 50001
    db2iseries | 335cbfe7-e495-474e-8ad7-78ad63c05091 | IBM Db2 for i | relational | 446
    db2zos | c8d3eab2-25f6-4a90-8e10-0b4226693c45 | IBM Db2 for z/OS | relational | 446
    denodo | denodo | Denodo | relational | 9999 | source
    derby | 82696f1d-600c-4f78-a03c-d8349ea1976f | Apache Derby | relational | 1527
    dremio | cca8fcca-71f9-4e4f-a8fb-89fd2c0072cf | Dremio | server | 31010 | source
    dropbox | 507b850c-f4a1-41d7-ad64-4182a1264014 | Dropbox | drive
    dv | dv | IBM Data Virtualization | relational | 32052
    elasticsearch | 200d71ab-24a5-4b3d-85a4-a365bdd0d4cb | Elasticsearch | http
    exasol | 8136a39f-465f-43a3-a606-ce238fb19116 | Exasol | relational | 8563
    ftp | d5dbc62f-7c4c-4d49-8eb2-dab6cef2969c | FTP | ftp | 21
    generics3 | 38714ac2-8f66-4a8c-9b40-806ffb61c759 | Generic S3 | objects
    googlecloudstorage | 05b7f0ea-6ae4-45e2-a455-cc280f110825 | Google Cloud Storage | gcs
    googlepubsub | 693c2a02-39d1-4394-9426-fcdcfc4f3d7a | Google Cloud Pub/Sub | topics
    greenplum | e278eff1-a7c4-4d60-9a02-bde1bb1d26ef | Greenplum | relational | 5432
    http | http | HTTP | http | source
    ibmmq | 21364ca9-5b2d-323e-bd4d-59ba961f75fb | IBM MQ | topics | 1414
    impala | impala | Apache Impala | relational | 21050 | source
    informix | 029e5d1c-ba73-4b09-b742-14c3a39b6cf9 | IBM Informix | relational | 9088
    jdbc | e59b1c36-6f30-4879-9f74-7e81dde4cca6 | Generic JDBC | jdbc
    lakehouse | lakehouse | IBM watsonx.data | server | 443
    looker | 69857d6b-2be8-4a59-8a70-723405f09708 | Looker | http | source
    mariadb | mariadb | MariaDB | relational | 3306
    minio | 81641c94-a3a7-4d3e-9ea8-bdf79bdd3b06 | MinIO | objects
    mongodb | c6fb9293-51eb-4f2b-b20c-4dafa3136744 | MongoDB | mongo | 27017
    mysql | b2cc3dc2-aff7-4a80-8f80-5e8c5703e9d2 | MySQL | relational | 3306
    netezza | c2a82a72-0711-4376-a468-4e9951cabf22 | IBM Netezza Performance Server | relational | 5480
    odbc | 0ca92c3d-0e46-3b42-a573-77958d53c9be | ODBC | server
    oracle | 971223d3-093e-4957-8af9-a83181ee9dd9 | Oracle | oracle | 1521
    postgresql | e1c23729-99d8-4407-b3df-336e33ffdc82 | PostgreSQL | relational | 5432
    postgresql-ibmcloud | 048ed1bf-516c-46f0-ae90-fa3349d8bc1c | IBM Cloud Databases for PostgreSQL | relational | 5432
    presto | 11849f0a-54cc-448d-bb8c-d79206636e3d | Presto | server | 8080 | source
    salesforce | 06847b16-07b4-4415-a924-c63d11a17aa1 | Salesforce.com | salesforce | source
    saphana | 4656c47e-3ada-467e-a541-466c0c55df05 | SAP HANA | relational | 30015
    sapodata | 79a0a133-cbb6-48d0-a3b0-0956a9655401 | SAP OData | sap
    singlestore | 54221732-8b20-4857-8be1-233c5e98d0ad | SingleStoreDB | relational | 3306
    snowflake | 2fc1372f-b58c-4d45-b0c4-dfb32a1c78a5 | Snowflake | warehouse
    sqlserver | 48695e79-6279-474a-b539-342625d3dfc2 | Microsoft SQL Server | relational | 1433
    sybase | 6976a3fc-b2ad-4db6-818c-ea049cac309d | SAP ASE | relational | 5000
    tableau | 9ebc33eb-8c01-43fd-be1e-7202cf5c2c82 | Tableau | http | source
    teradata | 96ec8f53-a818-4ba1-bd8d-c86cc33a0b45 | Teradata | relational | 1025
    tm1odata | tm1odata | IBM Planning Analytics | http
    vertica | vertica | Vertica | relational | 5433
    """
}
