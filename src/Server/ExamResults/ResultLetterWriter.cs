using Itog.Exam;
using Itog.Exam.Closing;
using Itog.Exam.Letters;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Itog.Exam.Scoring;
using Itog.Server.Post;

namespace Itog.Server.ExamResults;

/// <summary>The words in which a result is told. Stateless.</summary>
internal sealed class ResultLetterWriter(ResultLinks links) : ILetterWriter
{
    public LetterTopic Topic => LetterTopic.Result;

    public async Task<Func<Letter, LetterText?>> PrepareAsync(ExamDbContext db, int examDay, CancellationToken cancellationToken)
    {
        var day = (await DayRecord.ReadAsync(db, examDay, cancellationToken))!;
        var results = (await ParticipantResult.ReadAsync(db, day, cancellationToken)).ToDictionary(r => r.Participant.Person.Id);
        return letter => Write(letter, results[letter.ParticipantId], day.School, day.Day.Date, links.LinkOf(letter.Id));
    }

    private static LetterText Write(Letter letter, ParticipantResult result, School school, DateOnly examDate, Uri link)
    {
        var person = result.Participant.Person;
        var sheet = result.Sheet!;
        var verdict = Verdict(sheet);
        var date = examDate.ToString("d MMMM yyyy 'г.'", Russian.Culture);
        if (letter.Channel == NoticeChannel.Sms)
        {
            return new LetterText(letter.Id, letter.Address, string.Empty, $"Итоговое собеседование {examDate:dd.MM.yyyy}, {person.GivenName}: {verdict}. Подробно: {link}");
        }

        var whose = letter.Reader == ResultReader.Parent ? $"{person.GivenName} {person.FamilyName}" : "Вы";
        var sat = letter.Reader == ResultReader.Parent ? "проходил(а)" : "проходили";
        return new LetterText(
            letter.Id,
            letter.Address,
            $"Результат итогового собеседования: {verdict}",
            $"""
            Здравствуйте!

            {whose} {date} {sat} итоговое собеседование по русскому языку.

            Результат: {verdict}. Баллы: {sheet.Total} из {sheet.Scale.Max}, для зачёта нужно {sheet.Scale.Pass}.

            Баллы по каждому критерию — на странице:
            {link}

            Пожалуйста, нажмите там «С результатом ознакомлен(а)»: так школа узнает, что письмо дошло. Ссылка личная, не пересылайте её.

            {school.Name}
            """);
    }

    private static string Verdict(ScoreSheet sheet) => sheet.Passed == true ? "зачёт" : "незачёт";
}
