using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Itog.Exam.Migrations
{
    /// <inheritdoc />
    public partial class AttemptWithoutRecording : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "WithoutRecording",
                table: "Attempts",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "WithoutRecording",
                table: "Attempts");
        }
    }
}
