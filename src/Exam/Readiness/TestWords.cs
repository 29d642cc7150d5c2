namespace Itog.Exam.Readiness;

/// <summary>Verdicts of test calls in a few words, for the report and its tables. Pure.</summary>
public static class TestWords
{
    public static string Of(TestCall? test) => test?.Grade switch
    {
        null => "не проверен",
        TestGrade.Ready => "всё готово",
        TestGrade.Doubtful => "готов с замечаниями",
        _ => "не готов",
    };

    public static string Of(TestFault fault) => fault switch
    {
        TestFault.Blocked => "связь не проходит через сеть",
        TestFault.NoMicrophone => "не работает микрофон",
        TestFault.NotHeard => "в пробной записи нет голоса",
        TestFault.NoCamera => "не работает камера",
        TestFault.NoPicture => "видео не доходит до сервера",
        TestFault.NoSpeaker => "не слышит звука",
        TestFault.Dark => "лицо плохо видно",
        TestFault.Quiet => "голос тихий",
        TestFault.Clipped => "голос искажён: слишком громко",
        TestFault.Noisy => "шумно в помещении",
        TestFault.Lossy => "звук теряется по дороге",
        TestFault.LongWay => "большая задержка связи",
        TestFault.Narrow => "медленный интернет",
        TestFault.HeardBadly => "плохо слышал свою запись",
        TestFault.SeenBadly => "плохо видел себя в пробе",
        TestFault.NotRecorded => "пробная запись не сделана",
        _ => "пропустил пробу связи",
    };
}
