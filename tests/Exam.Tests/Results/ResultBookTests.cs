using Itog.Exam.Audit;
using Itog.Exam.Letters;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Results;

public class ResultBookTests
{
    private static readonly NoticeChannel[] Mail = [NoticeChannel.Email];

    [Fact]
    public async Task Nothing_is_approved_before_the_day_is_closed()
    {
        await using var day = await ScoredDay.CreateAsync(closed: false);

        (await day.ApproveAsync()).Problem!.Code.Should().Be("results-day-open");
    }

    [Theory]
    [InlineData("2026-02-10", "2026-02-17")]
    [InlineData("2026-02-16", "2026-02-15")]
    [InlineData("2026-02-16", "2026-02-19")]
    public async Task An_approval_stands_between_the_end_of_processing_and_today(string processed, string approved)
    {
        await using var day = await ScoredDay.CreateAsync();

        var outcome = await day.WithAsync(db => new ResultBook(db, day.School.Clock).ApproveAsync(
            day.Day, Date(processed), Date(approved), "приказ № 5", Guid.Empty, ScoredDay.Organizer));

        outcome.Problem!.Code.Should().Be("approval-dates");
    }

    [Fact]
    public async Task Results_are_approved_once_and_by_a_named_decision()
    {
        await using var day = await ScoredDay.CreateAsync();
        var nameless = await day.WithAsync(db => new ResultBook(db, day.School.Clock).ApproveAsync(
            day.Day, Date("2026-02-16"), Date("2026-02-17"), "  ", Guid.Empty, ScoredDay.Organizer));

        nameless.Problem!.Code.Should().Be("approval-decision-missing");
        (await day.ApproveAsync()).Problem.Should().BeNull();
        (await day.ApproveAsync()).Problem!.Code.Should().Be("approval-taken");
        (await day.WithAsync(db => db.AuditEvents.CountAsync(e => e.Type == "ResultsApproved"))).Should().Be(1);
    }

    [Fact]
    public async Task Nobody_is_told_a_result_that_is_not_approved()
    {
        await using var day = await ScoredDay.CreateAsync();

        (await NotifyAsync(day)).Problem!.Code.Should().Be("results-not-approved");
        (await AcquaintAsync(day, day.Passed, null)).Problem!.Code.Should().Be("results-not-approved");
    }

    [Fact]
    public async Task Children_and_parents_are_told_once_and_only_those_who_have_a_result()
    {
        await using var day = await ScoredDay.CreateAsync();
        await day.ApproveAsync();

        (await NotifyAsync(day)).Value.Should().Be(4, "two participants have a result, and each a parent");
        (await NotifyAsync(day)).Value.Should().Be(0);

        var letters = await day.WithAsync(db => db.Letters.ToListAsync());
        letters.Select(l => (l.ParticipantId, l.Reader)).Should().BeEquivalentTo(
            [(day.Passed, ResultReader.Participant), (day.Passed, ResultReader.Parent), (day.Failed, ResultReader.Participant), (day.Failed, ResultReader.Parent)]);
    }

    [Fact]
    public async Task A_letter_that_was_given_up_is_tried_again_when_asked()
    {
        await using var day = await ScoredDay.CreateAsync();
        await day.ApproveAsync();
        await NotifyAsync(day);
        await day.WithAsync(async db =>
        {
            foreach (var letter in await db.Letters.ToListAsync())
            {
                letter.Refused(day.School.Clock.GetUtcNow(), "нет такого адреса", forGood: true);
            }

            return await db.SaveChangesAsync();
        });

        (await NotifyAsync(day)).Value.Should().Be(4);
    }

    [Fact]
    public async Task A_regulation_that_wants_signatures_sends_nothing_and_says_so_by_its_clause()
    {
        await using var day = await ScoredDay.CreateAsync("stavropol-2024");
        await day.ApproveAsync();

        var refused = await NotifyAsync(day);

        refused.Problem!.Code.Should().Be("results-by-signature");
        refused.Problem.Clause.Should().Be("001 §12.3");
    }

    [Fact]
    public async Task A_server_without_post_says_who_can_mend_it()
    {
        await using var day = await ScoredDay.CreateAsync();
        await day.ApproveAsync();

        var refused = await day.WithAsync(db => new ResultBook(db, day.School.Clock).NotifyAsync(day.Day, [], ScoredDay.Organizer));

        refused.Problem!.Code.Should().Be("results-no-post");
    }

    [Fact]
    public async Task The_first_acquaintance_stands()
    {
        await using var day = await ScoredDay.CreateAsync();
        await day.ApproveAsync();

        var first = await AcquaintAsync(day, day.Passed, null);
        day.School.Clock.Advance(TimeSpan.FromDays(1));
        var second = await AcquaintAsync(day, day.Passed, Date("2026-02-18"));

        first.Value.At.Should().Be(DemoDatabase.Start.AddDays(7));
        second.Value.At.Should().Be(first.Value.At);
        second.Value.SignedOn.Should().BeNull();
    }

    [Theory]
    [InlineData("2026-02-16")]
    [InlineData("2026-02-19")]
    public async Task A_signature_is_dated_between_the_approval_and_today(string signedOn)
    {
        await using var day = await ScoredDay.CreateAsync();
        await day.ApproveAsync();

        (await AcquaintAsync(day, day.Passed, Date(signedOn))).Problem!.Code.Should().Be("acquaintance-date");
    }

    [Fact]
    public async Task A_letter_is_tried_five_times_ever_more_patiently()
    {
        await using var day = await ScoredDay.CreateAsync();
        await day.ApproveAsync();
        await NotifyAsync(day);
        var letter = (await day.WithAsync(db => db.Letters.ToListAsync()))[0];
        var waits = new List<double?>();

        for (var i = 0; i < Letter.MostTries; i++)
        {
            letter.Refused(DemoDatabase.Start, "не отвечает", forGood: false);
            waits.Add((letter.NextTryAt - DemoDatabase.Start)?.TotalMinutes);
        }

        waits.Should().Equal(1, 5, 25, 125, null);
    }

    private static Task<Outcome<int>> NotifyAsync(ScoredDay day) => day.WithAsync(db => new ResultBook(db, day.School.Clock).NotifyAsync(day.Day, Mail, ScoredDay.Organizer));

    private static Task<Outcome<ResultAcquaintance>> AcquaintAsync(ScoredDay day, Guid participant, DateOnly? signedOn) =>
        day.WithAsync(db => new ResultBook(db, day.School.Clock).AcquaintAsync(day.Day, participant, ResultReader.Participant, signedOn, Actor.Server));

    private static DateOnly Date(string date) => DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
}
