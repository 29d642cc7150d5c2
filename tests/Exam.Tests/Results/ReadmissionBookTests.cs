using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Results;

public class ReadmissionBookTests
{
    private static readonly ReadmissionRequest Complete = new(ExamRound.FirstAdditional, "протокол педсовета № 4", new DateOnly(2026, 2, 17), "справка № 12");

    [Fact]
    public async Task The_fail_the_absent_and_the_removed_sit_again_where_the_region_lets_them()
    {
        await using var day = await ScoredDay.CreateAsync();

        (await AdmitAsync(day, day.Failed)).Value.Case.Should().Be(ReadmissionCase.Failed);
        (await AdmitAsync(day, day.Absent)).Value.Case.Should().Be(ReadmissionCase.Absent);
        (await AdmitAsync(day, day.Removed)).Value.Case.Should().Be(ReadmissionCase.Removed);
        (await day.WithAsync(db => db.AuditEvents.CountAsync(e => e.Type == "ParticipantReadmitted"))).Should().Be(3);
    }

    [Fact]
    public async Task Whoever_passed_has_nothing_to_repeat()
    {
        await using var day = await ScoredDay.CreateAsync();

        (await AdmitAsync(day, day.Passed)).Problem!.Code.Should().Be("readmission-not-needed");
    }

    [Fact]
    public async Task A_regulation_that_does_not_list_the_removed_refuses_them_by_its_clause()
    {
        await using var day = await ScoredDay.CreateAsync("stavropol-2024");

        var refused = await AdmitAsync(day, day.Removed);

        refused.Problem!.Code.Should().Be("readmission-removed");
        refused.Problem.Clause.Should().Be("001 §14.1");
    }

    [Fact]
    public async Task Not_more_often_than_the_regulation_allows()
    {
        await using var day = await ScoredDay.CreateAsync();
        var regulation = RegulationPacks.Get("mari-el-2025");
        var result = await day.WithAsync(async db => (await ParticipantResult.ReadAsync(db, (await Exam.Closing.DayRecord.ReadAsync(db, day.Day))!)).Single(r => r.Participant.Person.Id == day.Failed));

        ReadmissionBook.Offer(regulation, result, used: 1)!.Refusal.Should().BeNull();
        var refusal = ReadmissionBook.Offer(regulation, result, used: 2)!.Refusal!;

        refusal.Code.Should().Be("readmission-limit");
        refusal.Clause.Should().Be("002 §70");
    }

    [Fact]
    public async Task Once_after_a_day()
    {
        await using var day = await ScoredDay.CreateAsync();
        await AdmitAsync(day, day.Failed);

        (await AdmitAsync(day, day.Failed)).Problem!.Code.Should().Be("readmission-taken");
        (await day.WithAsync(db => ReadmissionBook.UsedAsync(db, SchoolYear.Of(new DateOnly(2026, 2, 11)))))[day.Failed].Should().Be(1);
    }

    [Fact]
    public async Task The_decision_of_the_pedagogical_council_must_be_named()
    {
        await using var day = await ScoredDay.CreateAsync();

        var refused = await AdmitAsync(day, day.Failed, Complete with { Decision = " " });

        refused.Problem!.Code.Should().Be("readmission-decision-missing");
        refused.Problem.Clause.Should().Be("002 §69");
    }

    [Fact]
    public async Task The_absent_show_a_document_and_the_fail_need_none()
    {
        await using var day = await ScoredDay.CreateAsync();

        (await AdmitAsync(day, day.Absent, Complete with { Ground = null })).Problem!.Code.Should().Be("readmission-ground-missing");
        (await AdmitAsync(day, day.Failed, Complete with { Ground = null })).Problem.Should().BeNull();
    }

    [Theory]
    [InlineData("2026-02-10", ExamRound.FirstAdditional, "readmission-date")]
    [InlineData("2026-02-19", ExamRound.FirstAdditional, "readmission-date")]
    [InlineData("2026-02-17", ExamRound.Main, "readmission-round")]
    public async Task The_decision_comes_after_the_day_and_leads_to_a_later_round(string decidedOn, ExamRound round, string code)
    {
        await using var day = await ScoredDay.CreateAsync();
        var request = Complete with { DecidedOn = DateOnly.Parse(decidedOn, System.Globalization.CultureInfo.InvariantCulture), Round = round };

        (await AdmitAsync(day, day.Failed, request)).Problem!.Code.Should().Be(code);
    }

    private static Task<Outcome<Readmission>> AdmitAsync(ScoredDay day, Guid participant, ReadmissionRequest? request = null) =>
        day.WithAsync(db => new ReadmissionBook(db, day.School.Clock).AdmitAsync(day.Day, participant, request ?? Complete, Guid.Empty, ScoredDay.Organizer));
}
