using Itog.Exam.Closing;
using Itog.Exam.Forms;
using Itog.Exam.People;

namespace Itog.Exam.Tests.Forms;

/// <summary>The act of no recording follows what was decided when the participant was admitted, not what his card says afterwards [001 §8.8].</summary>
public sealed class NoRecordingTests
{
    private const string Decision = "Протокол ГЭК № 7 от 02.02.2026";

    [Fact]
    public async Task The_act_is_prepared_for_who_was_admitted_without_a_recording_and_for_nobody_else()
    {
        await using var school = await SchoolAsync();
        await using var db = school.Open();
        var day = (await DayRecord.ReadAsync(db, school.Demo.Day.Id))!;

        var act = (await DayPapers.OfAsync(db, day)).Should().ContainSingle(p => p.Id.StartsWith("no-recording-act")).Subject;

        act.Title.Should().Contain(school.Demo.Schedule[0].Participant!.FamilyName);
        PdfText.Of(await act.Render(TestContext.Current.CancellationToken)).Should().Contain(Decision).And.Contain(school.Demo.Schedule[0].Participant!.FamilyName);
    }

    [Fact]
    public async Task Closing_waits_for_no_recording_of_his_and_for_that_of_everybody_else()
    {
        await using var school = await SchoolAsync();
        await using var db = school.Open();
        var day = (await DayRecord.ReadAsync(db, school.Demo.Day.Id))!;

        var gap = ClosingChecks.Recordings(day, new Dictionary<Guid, RecordingState>()).Should().ContainSingle().Subject;

        gap.Code.Should().Be("recording-missing");
        gap.Subject.Should().Contain(school.Demo.Schedule[1].Participant!.FamilyName);
    }

    /// <summary>The first sat without a recording and has given his consent since; the second was recorded and has withdrawn it.</summary>
    private static async Task<DemoDatabase> SchoolAsync()
    {
        var school = await DemoDatabase.CreateAsync();
        foreach (var (participant, decision) in new[] { (0, Decision), (1, null) })
        {
            await school.EndAsync(await school.AttemptAsync(participant, attempt => attempt.WithoutRecording = decision), AttemptOutcome.Finished);
            await school.ChangeParticipantAsync(participant, card => card.Consent = decision is null ? Consent.Refused : Consent.Given);
        }

        return school;
    }
}
