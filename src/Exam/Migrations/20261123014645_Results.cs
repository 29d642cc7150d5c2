using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Itog.Exam.Migrations
{
    /// <inheritdoc />
    public partial class Results : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Readmissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExamDayId = table.Column<int>(type: "INTEGER", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Case = table.Column<string>(type: "TEXT", nullable: false),
                    Round = table.Column<string>(type: "TEXT", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Ground = table.Column<string>(type: "TEXT", nullable: true),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Readmissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Readmissions_ExamDays_ExamDayId",
                        column: x => x.ExamDayId,
                        principalTable: "ExamDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Readmissions_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ResultAcquaintances",
                columns: table => new
                {
                    ExamDayId = table.Column<int>(type: "INTEGER", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reader = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResultAcquaintances", x => new { x.ExamDayId, x.ParticipantId, x.Reader });
                    table.ForeignKey(
                        name: "FK_ResultAcquaintances_ExamDays_ExamDayId",
                        column: x => x.ExamDayId,
                        principalTable: "ExamDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResultAcquaintances_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ResultApprovals",
                columns: table => new
                {
                    ExamDayId = table.Column<int>(type: "INTEGER", nullable: false),
                    ProcessingEndedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ApprovedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Decision = table.Column<string>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResultApprovals", x => x.ExamDayId);
                    table.ForeignKey(
                        name: "FK_ResultApprovals_ExamDays_ExamDayId",
                        column: x => x.ExamDayId,
                        principalTable: "ExamDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ResultLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExamDayId = table.Column<int>(type: "INTEGER", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reader = table.Column<string>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    QueuedAt = table.Column<string>(type: "TEXT", nullable: false),
                    NextTryAt = table.Column<string>(type: "TEXT", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<string>(type: "TEXT", nullable: true),
                    Fault = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResultLetters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ResultLetters_ExamDays_ExamDayId",
                        column: x => x.ExamDayId,
                        principalTable: "ExamDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ResultLetters_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Readmissions_ExamDayId_ParticipantId",
                table: "Readmissions",
                columns: new[] { "ExamDayId", "ParticipantId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Readmissions_ParticipantId",
                table: "Readmissions",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_ResultAcquaintances_ParticipantId",
                table: "ResultAcquaintances",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_ResultLetters_ExamDayId_ParticipantId_Reader_Channel_Address",
                table: "ResultLetters",
                columns: new[] { "ExamDayId", "ParticipantId", "Reader", "Channel", "Address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ResultLetters_ParticipantId",
                table: "ResultLetters",
                column: "ParticipantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Readmissions");

            migrationBuilder.DropTable(
                name: "ResultAcquaintances");

            migrationBuilder.DropTable(
                name: "ResultApprovals");

            migrationBuilder.DropTable(
                name: "ResultLetters");
        }
    }
}
