using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Itog.Exam.Migrations
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AcquaintedOn",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnswerForm",
                table: "Participants",
                type: "TEXT",
                nullable: false,
                defaultValue: "Oral");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ApplicationDate",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApplicationNumber",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "BirthDate",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Consent",
                table: "Participants",
                type: "TEXT",
                nullable: false,
                defaultValue: "Awaited");

            migrationBuilder.AddColumn<string>(
                name: "DisabilityCertificate",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DocumentKind",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Email",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Extern",
                table: "Participants",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "HomeOrHospital",
                table: "Participants",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "ParentEmail",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ParentName",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ParentPhone",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemoteDocument",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemoteGround",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Participants",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Sex",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SpecialConditions",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnAt",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBecause",
                table: "Participants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CommissionMembers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SchoolId = table.Column<int>(type: "INTEGER", nullable: false),
                    StaffMemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    Commission = table.Column<string>(type: "TEXT", nullable: false),
                    Post = table.Column<string>(type: "TEXT", nullable: true),
                    Qualification = table.Column<string>(type: "TEXT", nullable: true),
                    QualificationConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TeachesClasses = table.Column<string>(type: "TEXT", nullable: false),
                    ConflictDeclaredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Conflict = table.Column<string>(type: "TEXT", nullable: true),
                    AcquaintedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Order = table.Column<string>(type: "TEXT", nullable: true),
                    AppointedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReleasedAt = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommissionMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommissionMembers_AspNetUsers_StaffMemberId",
                        column: x => x.StaffMemberId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CommissionMembers_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IdempotentRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Caller = table.Column<string>(type: "TEXT", nullable: false),
                    Operation = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    BodyHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    ContentType = table.Column<string>(type: "TEXT", nullable: true),
                    Location = table.Column<string>(type: "TEXT", nullable: true),
                    Answer = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotentRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Municipalities",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Region = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Municipalities", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CommissionMembers_SchoolId_StaffMemberId_Role_Commission",
                table: "CommissionMembers",
                columns: new[] { "SchoolId", "StaffMemberId", "Role", "Commission" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CommissionMembers_StaffMemberId",
                table: "CommissionMembers",
                column: "StaffMemberId");

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentRequests_Caller_Operation_Key",
                table: "IdempotentRequests",
                columns: new[] { "Caller", "Operation", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Municipalities_Region_Code",
                table: "Municipalities",
                columns: new[] { "Region", "Code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CommissionMembers");

            migrationBuilder.DropTable(
                name: "IdempotentRequests");

            migrationBuilder.DropTable(
                name: "Municipalities");

            migrationBuilder.DropColumn(
                name: "AcquaintedOn",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "AnswerForm",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "ApplicationDate",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "ApplicationNumber",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "BirthDate",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "Consent",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "DisabilityCertificate",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "DocumentKind",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "Email",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "Extern",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "HomeOrHospital",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "ParentEmail",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "ParentName",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "ParentPhone",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "Phone",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "RemoteDocument",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "RemoteGround",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "Sex",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "SpecialConditions",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                table: "Participants");

            migrationBuilder.DropColumn(
                name: "WithdrawnBecause",
                table: "Participants");
        }
    }
}
