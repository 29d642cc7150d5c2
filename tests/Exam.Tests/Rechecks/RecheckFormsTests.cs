using Itog.Exam.Forms;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Exam.Tests.Forms;

namespace Itog.Exam.Tests.Rechecks;

/// <summary>What a reader of the papers of a recheck sees.</summary>
public class RecheckFormsTests
{
    [Fact]
    public async Task The_protocol_prints_the_code_the_scores_what_it_came_to_and_who_signs()
    {
        await using var day = await TwiceFailed.CreateAsync();
        await day.MemberAsync("second");
        var recheck = await day.SignedAsync();
        (await day.DecideAsync(recheck.Id, new RecheckDecision(new DateOnly(2026, 3, 25), "приказ № 12"))).Problem.Should().BeNull();

        var pdf = RecheckProtocolForm.Render((await day.WithAsync(db => RecheckForms.ProtocolAsync(db, day.Day, recheck.Id))).Value);

        PdfText.Pages(pdf).Should().Be(2);
        PdfText.Of(pdf, 1).Should().ContainAll("ПРОТОКОЛ", "повторной проверки итогового собеседования", $"Код записи: {recheck.Code}", "Дата экзамена: 11.03.2026", "Максимальный балл", "Лист 1 из 2");
        PdfText.Of(pdf, 2).Should().ContainAll(
            "Баллов при первой проверке: 0", "Баллов при повторной проверке: 20", "зачёт (результат изменён)", "Член комиссии outsider", "Член комиссии second", "SHA-256",
            "комиссия, которая раньше не участвовала", "№ 1 от 17.03.2026", "Утверждено: приказ № 12; 25.03.2026");
    }

    [Fact]
    public async Task The_protocol_of_an_unscorable_recording_tells_why()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var (recheck, rechecker) = await day.GivenAsync();
        await day.WithAsync(db => new RecheckScoring(db, day.School.Clock).RefuseRecordingAsync(recheck.Code, rechecker, "с четвёртой минуты тишина"));

        var pdf = RecheckProtocolForm.Render((await day.WithAsync(db => RecheckForms.ProtocolAsync(db, day.Day, recheck.Id))).Value);

        PdfText.Of(pdf, 2).Should().Contain("Запись оценить нельзя: с четвёртой минуты тишина").And.NotContain("результат изменён");
    }

    [Fact]
    public async Task Before_the_signature_there_is_no_protocol()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var (recheck, _) = await day.GivenAsync();

        (await day.WithAsync(db => RecheckForms.ProtocolAsync(db, day.Day, recheck.Id))).Problem!.Code.Should().Be("recheck-not-done");
    }

    [Theory]
    [InlineData("mari-el-2025", RecheckApplicant.Participant, "Министру образования", "моего устного ответа")]
    [InlineData("stavropol-2024", RecheckApplicant.Parent, "В министерство образования", "моего ребёнка")]
    [InlineData("tambov-2026", RecheckApplicant.Participant, "Руководителю", "моего устного ответа")]
    [InlineData("ru-2026", RecheckApplicant.Parent, "управление в сфере", "моего ребёнка")]
    public async Task The_application_goes_to_whom_the_regulation_names(string regulation, RecheckApplicant applicant, string addressee, string whose)
    {
        await using var day = await TwiceFailed.CreateAsync(regulation, told: false);
        var filed = (await day.FileAsync(TwiceFailed.Paper with { Applicant = applicant })).Value;

        var pdf = RecheckApplicationForm.Render((await day.WithAsync(db => RecheckForms.ApplicationAsync(db, day.Day, filed.Id)))!);

        PdfText.Pages(pdf).Should().Be(1);
        PdfText.Of(pdf).Should().ContainAll("ЗАЯВЛЕНИЕ", "о проведении проверки аудиозаписи устного ответа", addressee, whose, "11.03.2026", "без имени участника");
    }
}
