using Itog.Exam.Exports;
using Itog.Exam.Forms;

namespace Itog.Exam.Tests.Forms;

/// <summary>What a reader of the PDF sees on each form that has no class of its own.</summary>
public class FormTextTests
{
    [Fact]
    public void The_list_prints_its_columns_everybody_and_the_mark_of_absence()
    {
        var pdf = ParticipantListForm.Render(FormSamples.List(40, conditions: false));
        PdfText.Pages(pdf).Should().Be(2);
        foreach (var page in (int[])[1, 2])
        {
            PdfText.Of(pdf, page).Should().ContainAll(
                "(Форма 1)", "Список участников итогового собеседования", "Субъект РФ: 2 6", "Код МСУ: 0 1 7", "Код ОО: 2 6 0 1 1 7",
                "Итоговое собеседование по русскому языку", "Дата 11.02.2026", "№ п/п", "ФИО участника", "Номер аудитории / отметка о", $"Лист {page} из 2");
        }

        PdfText.Of(pdf).Should().Contain("10 Участников Иван Номерович-10 0101 Н").And.Contain("11 Участников Иван Номерович-11 0102");
        HoldsEverybody(pdf, 40);
    }

    [Fact]
    public void Form_2_of_the_list_adds_the_special_conditions()
    {
        var pdf = ParticipantListForm.Render(FormSamples.List(12, conditions: true));
        PdfText.Of(pdf).Should().ContainAll("(Форма 2)", "нуждающихся в", "создании специальных условий", "Специальные условия", "увеличение продолжительности на", "присутствие ассистента");
        HoldsEverybody(pdf, 12);
    }

    [Fact]
    public void The_schedule_prints_when_each_one_connects()
    {
        var pdf = ConnectionScheduleForm.Render(FormSamples.Schedule(40));
        PdfText.Pages(pdf).Should().Be(2);
        PdfText.Of(pdf, 2).Should().ContainAll(
            "График подключения участников к экзаменатору-собеседнику", "посредством видеоконференции", "школа № 7", "Аудитория: 0101", "Дата: 11.02.2026",
            "Экзаменатор-собеседник: Соколова Елена Викторовна", "Время", "подключения", "Лист 2 из 2");
        PdfText.Of(pdf).Should().Contain("3 09:40 Участников Иван Номерович-3 9А 16").And.Contain("6 10:40 Участников Иван Номерович-6 9А 46");
        HoldsEverybody(pdf, 40);
    }

    [Fact]
    public void The_act_of_an_early_end_tells_who_when_and_why()
    {
        var pdf = EarlyEndActForm.Render(FormSamples.EarlyEnd("ухудшение самочувствия участника"));
        PdfText.Pages(pdf).Should().Be(1);
        PdfText.Of(pdf).Should().ContainAll(
            "(регион)", "(код МСУ)", "(код ОО / места проведения)", "(номер аудитории)", "(вид работы)", "(дата проведения)", "ИС - 08", "Код формы", "АКТ",
            "о досрочном завершении итогового собеседования по русскому языку по уважительным", "причинам",
            "Сведения об участнике итогового собеседования по русскому языку", "Фамилия К О Н С Т А Н Т И Н О П О Л Ь С К А Я - П Р Е О Б Р А Ж Е Н С К А Я",
            "Имя А Л Е К С А Н Д Р А", "Отчество В Я Ч Е С Л А В О В Н А", "4 5 1 2", "1 0 0 0 0 3", "Дата рождения 0 3 . 0 7 . 1 0", "Образовательная организация участника",
            "Досрочно завершил итоговое собеседование по русскому языку по следующим причинам: ухудшение самочувствия участника",
            "Время завершения итогового собеседования по русскому языку Время 0 9 4 1", "Ответственный организатор ОО", "Фёдорова Мария Ивановна",
            "Руководитель ОО (места проведения)", "Кузнецов Андрей Петрович", "Дата подписания");
    }

    [Fact]
    public void The_act_of_a_removal_has_a_place_for_the_participants_signature()
    {
        var pdf = RemovalActForm.Render(FormSamples.Removal("пользовался телефоном"));
        PdfText.Pages(pdf).Should().Be(1);
        PdfText.Of(pdf).Should().ContainAll(
            "ИС - 09", "АКТ", "об удалении участника итогового собеседования по русскому языку",
            "Удален с итогового собеседования по русскому языку по следующим причинам: пользовался телефоном",
            "Время удаления участника итогового собеседования Время 1 0 0 5", "Участник итогового собеседования", "Фёдорова Мария Ивановна", "Кузнецов Андрей Петрович");
    }

    [Fact]
    public void The_longest_reason_that_the_day_takes_fits_the_page_of_the_act()
    {
        var reason = string.Join(' ', Enumerable.Range(1, 70).Select(i => $"слово{i}"))[..500];
        var pdf = RemovalActForm.Render(FormSamples.Removal(reason));
        PdfText.Pages(pdf).Should().Be(1);
        PdfText.Of(pdf).Should().Contain(reason).And.Contain("Дата подписания");
    }

    [Fact]
    public void The_act_of_no_recording_says_what_its_clause_asks_for()
    {
        var text = PdfText.Of(NoRecordingActForm.Render(FormSamples.NoRecording()));
        text.Should().ContainAll(
            "АКТ", "об отсутствии аудиозаписи ответа участника итогового собеседования", "Аудитория: 0 1 0 1", "Класс: 9А", "Начало ответа: 09:03", "Окончание ответа: 09:19",
            "согласие на обработку персональных", "решение государственной экзаменационной комиссии от 05.02.2026 № 12", "не вносятся в региональную информационную систему",
            "Экзаменатор-собеседник", "Соколова Елена Викторовна", "Общественный наблюдатель");
    }

    [Fact]
    public void The_protocol_of_acquaintance_has_the_result_and_a_signature_for_everybody()
    {
        var pdf = AcquaintanceForm.Render(FormSamples.Acquaintance(40));
        PdfText.Of(pdf, 1).Should().ContainAll(
            "Протокол ознакомления участников с результатами итогового", "ФИО участника", "Балл", "Результат", "Подпись", "(законного", "Руководитель ОО", "Кузнецов Андрей Петрович");
        PdfText.Of(pdf).Should().ContainAll("4 Участников Иван Номерович-4 9А 3 незачет", "12 Участников Иван Номерович-12 9А 11 зачет", "16.02.2026", "электронно", "оценивался");
        HoldsEverybody(pdf, 40);
    }

    [Fact]
    public void The_application_is_one_sheet_of_two_sides()
    {
        var pdf = ApplicationForm.Render(FormSamples.Application());
        PdfText.Pages(pdf).Should().Be(2);
        PdfText.Of(pdf, 1).Should().ContainAll(
            "Директору", "название образовательной организации", "Кузнецову Андрею Петровичу", "ЗАЯВЛЕНИЕ", "на участие в итоговом собеседовании по русскому языку",
            "Имя А Л Е К С А Н Д Р А", "Дата рождения 0 3 . 0 7 . 2 0 1 0", "Контактный телефон +7 (900) 000-00-00", "Паспорт гражданина Российской Федерации",
            "Серия 4 5 1 2 Номер 1 0 0 0 0 3", "Пол: Мужской Женский", "Прошу зарегистрировать меня для участия");
        PdfText.Of(pdf, 2).Should().ContainAll(
            "Прошу создать условия", "рекомендаций ПМПК", "выданной ФГУ МСЭ", "присутствие ассистента", "ознакомлен / ознакомлена",
            "Подпись участника итогового собеседования", "Подпись родителя (законного представителя)", "Преображенский Вячеслав Олегович", "Регистрационный номер: 0 0 4 2");
    }

    [Fact]
    public void The_application_of_an_empty_card_is_left_to_be_filled_in_by_hand()
    {
        var pdf = ApplicationForm.Render(FormSamples.Application() with
        {
            Phone = null, DocumentTitle = null, Male = null, Conditions = null, ParentName = null, RegistrationNumber = null,
            Participant = FormSamples.Participant with { BirthDate = null, DocumentSeries = null, Patronymic = null },
        });
        PdfText.Of(pdf).Should().Contain("Отчество (при наличии)").And.NotContain("Преображенский");
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(40, 2)]
    public void The_act_of_destruction_lists_everything_and_its_signatures_stand_on_the_last_sheet(int materials, int sheets)
    {
        var pdf = DestructionActForm.Render(FormSamples.Destruction(materials));
        PdfText.Pages(pdf).Should().BeGreaterThanOrEqualTo(sheets);
        var text = PdfText.Of(pdf);
        text.Should().ContainAll(
            "АКТ", "об уничтожении материалов итогового собеседования", "Дата акта: 02.03.2027", "по истечении срока", "(до 01.03.2027", "Места, порядок и сроки хранения",
            "удаление файлов и их ключа", $"аудитория 01{materials - 1:00}");
        PdfText.Of(pdf, PdfText.Pages(pdf)).Should().ContainAll("Члены комиссии:", "Председатель комиссии", "Лебедев Олег Игоревич");
    }

    [Fact]
    public void The_result_form_prints_every_criterion_and_five_subtotals()
    {
        var pdf = ResultFormDocument.Render(FormSamples.Results(40));
        foreach (var page in Enumerable.Range(1, PdfText.Pages(pdf)))
        {
            PdfText.Of(pdf, page).Should().ContainAll(
                "Специализированная форма для внесения информации из протоколов экспертов по оцениванию ответов участников", "Код предмета 20",
                "Наименование предмета Итоговое собеседование по русскому языку", "Код ОО 260117", "Код МСУ 017", "Дата проведения 11.02.2026", "Ч1 Ч2 Ч3", "П1 П2 П3", "М1 М2", "Д1", "Р1 Р2 Р3 Р4");
        }

        PdfText.Of(pdf).Should().Contain("1 Участников Иван Номерович-1 9А 0101 4512 100000 101 1 1 1 3 2 1 1 4 2 1 3 3 3 2 2 1 1 6 19 зачет Морозова Ирина Павловна");
        PdfText.Of(pdf).Should().Contain("5 Участников Иван Номерович-5 9А 0101 4512 100004 102 1 – – 1 2 1 1 4 2 1 3 3 3 – – – – 11 зачет");
        PdfText.Of(pdf).Should().Contain("4 Участников Иван Номерович-4 9А 0101 4512 100003 101 удален");
        HoldsEverybody(pdf, 40);
    }

    [Fact]
    public void The_result_form_follows_the_criteria_of_another_set()
    {
        var text = PdfText.Of(ResultFormDocument.Render(FormSamples.Results(1, "stavropol-2024")));
        text.Should().Contain("Р1 Р2 Р3 Р4 Р5").And.Contain("1 2 3").And.Contain("14");
    }

    [Fact]
    public void An_empty_day_still_prints_its_forms()
    {
        PdfText.Of(ParticipantListForm.Render(FormSamples.List(0, conditions: false))).Should().Contain("Лист 1 из 1");
        PdfText.Of(ResultFormDocument.Render(FormSamples.Results(0))).Should().Contain("Лист 1 из 1");
        PdfText.Of(ConnectionScheduleForm.Render(FormSamples.Schedule(0))).Should().Contain("Лист 1 из 1");
    }

    [Fact]
    public void The_same_record_gives_the_same_bytes()
    {
        RemovalActForm.Render(FormSamples.Removal("телефон")).Should().Equal(RemovalActForm.Render(FormSamples.Removal("телефон")));
        ParticipantListForm.Render(FormSamples.List(9, conditions: true)).Should().Equal(ParticipantListForm.Render(FormSamples.List(9, conditions: true)));
    }

    // A long name is broken over lines that stand among other columns: its last, unique word is enough to find the person.
    private static void HoldsEverybody(byte[] pdf, int rows)
    {
        var text = PdfText.Of(pdf);
        foreach (var i in Enumerable.Range(0, rows))
        {
            text.Should().Contain(FormSamples.Name(i).Split(' ')[^1] + (text.EndsWith(FormSamples.Name(i).Split(' ')[^1], StringComparison.Ordinal) ? string.Empty : " "));
        }
    }
}
