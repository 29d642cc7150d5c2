using Itog.Exam.Audit;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Itog.Exam.Migrations
{
    /// <inheritdoc />
    public partial class ClosedDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AbsentAt",
                table: "Schedule",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClosedAt",
                table: "ExamDays",
                type: "TEXT",
                nullable: true);

            AppendOnly.ProtectValue(migrationBuilder, "ExamDays", "ClosedAt");
            AppendOnly.ProtectClosedDay(migrationBuilder, "Attempts", "{0}.\"ExamDayId\"");
            AppendOnly.ProtectClosedDay(migrationBuilder, "Schedule", "{0}.\"ExamDayId\"");
            AppendOnly.ProtectClosedDay(migrationBuilder, "ExpertProtocols", "(SELECT \"ExamDayId\" FROM \"Attempts\" WHERE \"Id\" = {0}.\"AttemptId\")");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AbsentAt",
                table: "Schedule");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "ExamDays");
        }
    }
}
