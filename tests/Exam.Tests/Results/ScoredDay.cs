using Itog.Exam.Audit;
using Itog.Exam.People;
using Itog.Exam.Results;
using Itog.Exam.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Results;

/// <summary>
/// The demo school after its day, a week later: the first participant passed, the second failed, the third was removed, the fourth did not come;
/// the day is closed under a regulation of choice.
/// </summary>
internal sealed class ScoredDay : IAsyncDisposable
{
    private ScoredDay(DemoDatabase school) => School = school;

    public DemoDatabase School { get; }

    public int Day => School.Demo.Day.Id;

    public Guid Passed => School.Demo.Schedule[0].ParticipantId;

    public Guid Failed => School.Demo.Schedule[1].ParticipantId;

    public Guid Removed => School.Demo.Schedule[2].ParticipantId;

    public Guid Absent => School.Demo.Schedule[3].ParticipantId;

    public static Actor Organizer { get; } = new(Guid.Empty.ToString("D"), "Organizer");

    public static async Task<ScoredDay> CreateAsync(string regulation = "mari-el-2025", bool closed = true)
    {
        var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        foreach (var (place, score) in ((int, int)[])[(0, 1), (1, 0)])
        {
            var attempt = await school.AttemptAsync(place);
            await school.EndAsync(attempt, AttemptOutcome.Finished);
            var book = new ProtocolBook(db, school.Clock);
            var scores = CriteriaSets.Get("ru-2026").Criteria.ToDictionary(c => c.Code, c => score * c.Max);
            (await book.SaveDraftAsync(attempt.Id, school.Expert, scores, [])).Problem.Should().BeNull();
            (await book.SignAsync(attempt.Id, school.Expert)).Problem.Should().BeNull();
        }

        await school.EndAsync(await school.AttemptAsync(2), AttemptOutcome.Removed);
        await db.Schedule.Where(e => e.ParticipantId == school.Demo.Schedule[3].ParticipantId).ExecuteUpdateAsync(set => set.SetProperty(e => e.AbsentAt, DemoDatabase.Start));
        foreach (var place in Enumerable.Range(0, 4))
        {
            await school.ChangeParticipantAsync(place, p => (p.Email, p.ParentEmail, p.Phone, p.ParentPhone) = ($"child{place}@example.test", $"parent{place}@example.test", null, null));
        }

        await db.ExamDays.ExecuteUpdateAsync(set => set
            .SetProperty(d => d.RegulationId, regulation)
            .SetProperty(d => d.ClosedAt, closed ? school.Clock.GetUtcNow() : null));
        school.Clock.Advance(TimeSpan.FromDays(7));
        return new ScoredDay(school);
    }

    public async Task<T> WithAsync<T>(Func<ExamDbContext, Task<T>> work)
    {
        await using var db = School.Open();
        return await work(db);
    }

    public Task<Outcome<ResultApproval>> ApproveAsync() => WithAsync(db => new ResultBook(db, School.Clock).ApproveAsync(
        Day, new DateOnly(2026, 2, 16), new DateOnly(2026, 2, 17), "приказ № 5", Guid.Empty, Organizer));

    public ValueTask DisposeAsync() => School.DisposeAsync();
}
