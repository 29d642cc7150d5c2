using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Itog.Exam.Migrations
{
    /// <inheritdoc />
    public partial class Rechecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExamDayId = table.Column<int>(type: "INTEGER", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", nullable: false, defaultValue: "Result"),
                    Version = table.Column<string>(type: "TEXT", nullable: false, defaultValue: ""),
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
                    table.PrimaryKey("PK_Letters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Letters_ExamDays_ExamDayId",
                        column: x => x.ExamDayId,
                        principalTable: "ExamDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Letters_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql(
                """
                INSERT INTO "Letters" ("Id", "ExamDayId", "ParticipantId", "Reader", "Channel", "Address", "QueuedAt", "NextTryAt", "Tries", "SentAt", "Fault")
                SELECT "Id", "ExamDayId", "ParticipantId", "Reader", "Channel", "Address", "QueuedAt", "NextTryAt", "Tries", "SentAt", "Fault" FROM "ResultLetters";
                """);

            migrationBuilder.DropTable(
                name: "ResultLetters");

            migrationBuilder.CreateTable(
                name: "Rechecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    ExamDayId = table.Column<int>(type: "INTEGER", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AttemptId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Applicant = table.Column<string>(type: "TEXT", nullable: false),
                    FiledAt = table.Column<string>(type: "TEXT", nullable: false),
                    Paper = table.Column<string>(type: "TEXT", nullable: true),
                    EarlierFail = table.Column<string>(type: "TEXT", nullable: true),
                    LateGround = table.Column<string>(type: "TEXT", nullable: true),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EnteredAt = table.Column<string>(type: "TEXT", nullable: false),
                    ForwardedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ForwardedTo = table.Column<string>(type: "TEXT", nullable: true),
                    Muted = table.Column<string>(type: "TEXT", nullable: false),
                    BlindedAt = table.Column<string>(type: "TEXT", nullable: true),
                    BlindedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Commission = table.Column<string>(type: "TEXT", nullable: true),
                    MemberId = table.Column<int>(type: "INTEGER", nullable: true),
                    AssignedAt = table.Column<string>(type: "TEXT", nullable: true),
                    UnscorableAt = table.Column<string>(type: "TEXT", nullable: true),
                    UnscorableBecause = table.Column<string>(type: "TEXT", nullable: true),
                    Passed = table.Column<bool>(type: "INTEGER", nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<string>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<string>(type: "TEXT", nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rechecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Rechecks_Attempts_AttemptId",
                        column: x => x.AttemptId,
                        principalTable: "Attempts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Rechecks_CommissionMembers_MemberId",
                        column: x => x.MemberId,
                        principalTable: "CommissionMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Rechecks_ExamDays_ExamDayId",
                        column: x => x.ExamDayId,
                        principalTable: "ExamDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Rechecks_Participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "Participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecheckAcquaintances",
                columns: table => new
                {
                    RecheckId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reader = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<string>(type: "TEXT", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecheckAcquaintances", x => new { x.RecheckId, x.Reader });
                    table.ForeignKey(
                        name: "FK_RecheckAcquaintances_Rechecks_RecheckId",
                        column: x => x.RecheckId,
                        principalTable: "Rechecks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecheckProtocols",
                columns: table => new
                {
                    RecheckId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecheckerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CriteriaSetId = table.Column<string>(type: "TEXT", nullable: false),
                    Scores = table.Column<string>(type: "TEXT", nullable: false),
                    NotAttemptedTasks = table.Column<string>(type: "TEXT", nullable: false),
                    Errors = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<string>(type: "TEXT", nullable: false),
                    SignedAt = table.Column<string>(type: "TEXT", nullable: true),
                    SignatureHash = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecheckProtocols", x => x.RecheckId);
                    table.ForeignKey(
                        name: "FK_RecheckProtocols_AspNetUsers_RecheckerId",
                        column: x => x.RecheckerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecheckProtocols_Rechecks_RecheckId",
                        column: x => x.RecheckId,
                        principalTable: "Rechecks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Letters_ExamDayId_Topic_ParticipantId_Version_Reader_Channel_Address",
                table: "Letters",
                columns: new[] { "ExamDayId", "Topic", "ParticipantId", "Version", "Reader", "Channel", "Address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Letters_ParticipantId",
                table: "Letters",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_RecheckProtocols_RecheckerId",
                table: "RecheckProtocols",
                column: "RecheckerId");

            migrationBuilder.CreateIndex(
                name: "IX_Rechecks_AttemptId",
                table: "Rechecks",
                column: "AttemptId");

            migrationBuilder.CreateIndex(
                name: "IX_Rechecks_Code",
                table: "Rechecks",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rechecks_ExamDayId_ParticipantId",
                table: "Rechecks",
                columns: new[] { "ExamDayId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_Rechecks_MemberId",
                table: "Rechecks",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Rechecks_ParticipantId",
                table: "Rechecks",
                column: "ParticipantId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Letters");

            migrationBuilder.DropTable(
                name: "RecheckAcquaintances");

            migrationBuilder.DropTable(
                name: "RecheckProtocols");

            migrationBuilder.DropTable(
                name: "Rechecks");

            migrationBuilder.CreateTable(
                name: "ResultLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExamDayId = table.Column<int>(type: "INTEGER", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    Fault = table.Column<string>(type: "TEXT", nullable: true),
                    NextTryAt = table.Column<string>(type: "TEXT", nullable: true),
                    QueuedAt = table.Column<string>(type: "TEXT", nullable: false),
                    Reader = table.Column<string>(type: "TEXT", nullable: false),
                    SentAt = table.Column<string>(type: "TEXT", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "IX_ResultLetters_ExamDayId_ParticipantId_Reader_Channel_Address",
                table: "ResultLetters",
                columns: new[] { "ExamDayId", "ParticipantId", "Reader", "Channel", "Address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ResultLetters_ParticipantId",
                table: "ResultLetters",
                column: "ParticipantId");
        }
    }
}
