using Itog.Exam.Audit;
using Itog.Exam.Demo;
using Itog.Exam.People;
using Itog.Exam.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Scoring;

/// <summary>Several experts and one list of recordings: nobody scores unknowingly what another one scores.</summary>
public class ProtocolClaimTests
{
    private static readonly Guid Second = DemoSchool.Staff.Single(s => s.Role == StaffRole.Observer).Id;

    [Fact]
    public async Task A_recording_is_scored_by_the_one_who_took_it_and_is_free_again_when_he_gives_it_back()
    {
        await using var school = await TwoExpertsAsync();
        var attempt = await FinishedAsync(school);

        (await InBookAsync(school, b => b.ClaimAsync(attempt.Id, Second))).Value.Protocol.ExpertId.Should().Be(Second);
        var refused = (await InBookAsync(school, b => b.ClaimAsync(attempt.Id, school.Expert))).Problem!;
        refused.Code.Should().Be("protocol-of-another-expert");
        refused.Detail.Should().Contain(DemoSchool.Staff.Single(s => s.Id == Second).FullName);
        (await InBookAsync(school, b => b.ReleaseAsync(attempt.Id, school.Expert))).Problem!.Code.Should().Be("protocol-of-another-expert");

        (await InBookAsync(school, b => b.ReleaseAsync(attempt.Id, Second))).Succeeded.Should().BeTrue();
        (await InBookAsync(school, b => b.ClaimAsync(attempt.Id, school.Expert))).Succeeded.Should().BeTrue();
        (await TypesAsync(school, attempt)).Should().Equal("ProtocolClaimed", "ProtocolReleased", "ProtocolClaimed");
    }

    [Fact]
    public async Task Taking_it_twice_changes_nothing()
    {
        await using var school = await TwoExpertsAsync();
        var attempt = await FinishedAsync(school);
        var first = (await InBookAsync(school, b => b.ClaimAsync(attempt.Id, Second))).Value.Protocol.Id;
        (await InBookAsync(school, b => b.ClaimAsync(attempt.Id, Second))).Value.Protocol.Id.Should().Be(first);
        (await TypesAsync(school, attempt)).Should().HaveCount(1);
    }

    [Fact]
    public async Task What_was_written_before_it_was_given_back_stays_in_the_log()
    {
        await using var school = await TwoExpertsAsync();
        var attempt = await FinishedAsync(school);
        await InBookAsync(school, b => b.SaveDraftAsync(attempt.Id, Second, new Dictionary<string, int> { ["Ч1"] = 1 }, []));

        (await InBookAsync(school, b => b.TakeAwayAsync(attempt.Id, new Actor("somebody", "Organizer"), " "))).Problem!.Code.Should().Be("reason-required");
        (await InBookAsync(school, b => b.TakeAwayAsync(attempt.Id, new Actor("somebody", "Organizer"), "Эксперт заболел"))).Succeeded.Should().BeTrue();

        await using var db = school.Open();
        (await db.ExpertProtocols.CountAsync()).Should().Be(0);
        var released = await db.AuditEvents.SingleAsync(e => e.Type == "ProtocolReleased");
        released.Payload.Should().Contain("\"Ч1\":1").And.Contain("Эксперт заболел").And.Contain(Second.ToString());
        released.ActorRole.Should().Be("Organizer");
    }

    [Fact]
    public async Task A_signed_protocol_is_neither_given_back_nor_taken_away_and_a_dropped_correction_leaves_it()
    {
        await using var school = await TwoExpertsAsync();
        var attempt = await FinishedAsync(school);
        var federal = CriteriaSets.Get("ru-2026");
        await InBookAsync(school, b => b.SaveDraftAsync(attempt.Id, Second, ScoreSheetTests.Best(federal, ScoreSheetTests.Usual(federal)), []));
        await InBookAsync(school, b => b.SignAsync(attempt.Id, Second));

        (await InBookAsync(school, b => b.ReleaseAsync(attempt.Id, Second))).Problem!.Code.Should().Be("protocol-signed");
        (await InBookAsync(school, b => b.TakeAwayAsync(attempt.Id, Actor.Server, "Причина"))).Problem!.Code.Should().Be("protocol-signed");
        await InBookAsync(school, b => b.CorrectAsync(attempt.Id, Second, "Причина"));
        (await InBookAsync(school, b => b.ReleaseAsync(attempt.Id, Second))).Succeeded.Should().BeTrue();

        var left = (await InBookAsync(school, b => b.ReadAsync([attempt.Id])))[attempt.Id].Protocol!;
        (left.Version, left.SignedAt is not null).Should().Be((1, true));
    }

    [Fact]
    public async Task Nobody_but_an_expert_of_the_auditorium_takes_a_recording()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await FinishedAsync(school);
        (await InBookAsync(school, b => b.ClaimAsync(attempt.Id, Second))).Problem!.Code.Should().Be("expert-not-assigned");
        (await InBookAsync(school, b => b.ReleaseAsync(attempt.Id, Second))).Problem!.Code.Should().Be("expert-not-assigned");
    }

    private static async Task<DemoDatabase> TwoExpertsAsync()
    {
        var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        db.StaffAssignments.Add(new StaffAssignment { StaffMemberId = Second, AuditoriumId = school.Demo.Auditorium.Id, Role = StaffRole.Expert });
        await db.SaveChangesAsync();
        return school;
    }

    private static Task<Attempt> FinishedAsync(DemoDatabase school) => school.AttemptAsync(change: a =>
    {
        a.Outcome = AttemptOutcome.Finished;
        a.EndedAt = DemoDatabase.Start;
    });

    private static async Task<T> InBookAsync<T>(DemoDatabase school, Func<ProtocolBook, Task<T>> work)
    {
        await using var db = school.Open();
        return await work(new ProtocolBook(db, school.Clock));
    }

    private static async Task<List<string>> TypesAsync(DemoDatabase school, Attempt attempt)
    {
        await using var db = school.Open();
        var stream = AuditStream.OfProtocol(attempt.Id);
        return await db.AuditEvents.Where(e => e.Stream == stream).OrderBy(e => e.StreamSequence).Select(e => e.Type).ToListAsync();
    }
}
