using System.Text;
using Itog.Exam.People;
using Itog.Exam.People.Import;

namespace Itog.Exam.Tests.People;

public sealed class CsvListTests
{
    private const string Head = "Фамилия;Имя;Отчество;Класс;Серия;Номер";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "windows-1251", "utf-16"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_list_is_read_in_whatever_encoding_it_was_saved(string name)
    {
        const string Text = Head + "\r\nЩёголева;Ъйа;Юрьевна;9Ё;4512;123456\r\n";
        using var file = name switch
        {
            "utf-8" => Lists.Plain(Text),
            "utf-8-bom" => Lists.Csv(Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)),
            "utf-16" => Lists.Csv(Text, Encoding.Unicode),
            _ => Lists.Csv(Text, CodePagesEncodingProvider.Instance.GetEncoding(1251)),
        };

        var person = Lists.Plan(file).People.Should().ContainSingle().Subject.Entry;

        (person.FamilyName, person.GivenName, person.Class).Should().Be(("Щёголева", "Ъйа", "9Ё"));
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void The_delimiter_is_found_by_the_file(char delimiter)
    {
        using var file = Lists.Plain($"{Head}\nОрлова;Анна;;9А;4512;100001\n".Replace(';', delimiter));

        Lists.Plan(file).People.Should().ContainSingle().Which.Entry.DocumentNumber.Should().Be("100001");
    }

    [Fact]
    public void Quoted_cells_hold_delimiters_quotes_and_line_ends_and_rows_keep_their_line_numbers()
    {
        using var file = Lists.Plain("Фамилия;Имя;Класс;Номер;Специальные условия\n\"Орлова\";Анна;9А;100001;\"стол; \"\"парта\"\"\nи лампа\"\nБеляев;Кирилл;9Б;12 34;\n");

        var plan = Lists.Plan(file);

        plan.People[0].Entry.SpecialConditions.Should().Be("стол; \"парта\"\nи лампа");
        plan.People[1].Row.Should().Be(4);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_named_with_its_line()
    {
        using var file = Lists.Plain(Head + "\nОрлова;\"Анна;;9А;4512;100001\nБеляев;Кирилл;;9Б;4512;100002\n");

        var refusal = Lists.Read(file).Problem!;

        refusal.Code.Should().Be("list-open-quote");
        refusal.Detail.Should().Contain("строке 2");
    }

    [Theory]
    [InlineData("ФИО;Класс;Номер документа", "Орлова Анна Дмитриевна;9 «а»;100001")]
    [InlineData("Ф. И. О. ;КЛАСС;№ документа", "Орлова  Анна   Дмитриевна;9-А;100001")]
    [InlineData("фамилия;ИМЯ;Отчество (при наличии);Класс (группа);Паспорт номер", "Орлова;Анна;Дмитриевна;9а;100001")]
    public void Headers_are_known_by_their_synonyms_and_classes_by_their_spellings(string header, string row)
    {
        using var file = Lists.Plain($"Список участников итогового собеседования\n\n{header}\n{row}\n");

        var person = Lists.Plan(file).People.Should().ContainSingle().Subject.Entry;

        (person.FamilyName, person.GivenName, person.Patronymic, person.Class).Should().Be(("Орлова", "Анна", "Дмитриевна", "9А"));
    }

    [Fact]
    public void Missing_columns_are_named_together()
    {
        using var file = Lists.Plain("Имя;Класс;Цвет\nАнна;9А;синий\n");

        var refusal = Lists.Read(file).Problem!;

        refusal.Code.Should().Be("list-no-header");
        refusal.Detail.Should().Contain("«Фамилия»").And.Contain("«Номер документа»").And.NotContain("«Класс»");
    }

    [Fact]
    public void A_column_that_means_nothing_is_told_and_left_aside()
    {
        using var file = Lists.Plain("Фамилия;Имя;Класс;Номер;Любимый цвет\nОрлова;Анна;9А;100001;синий\n");

        Lists.Plan(file).Header.Unknown.Should().Equal("Любимый цвет");
    }

    [Fact]
    public void Two_columns_of_one_meaning_are_refused()
    {
        using var file = Lists.Plain("Фамилия;Имя;Класс;Номер;Номер паспорта\nОрлова;Анна;9А;100001;100002\n");

        Lists.Read(file).Problem!.Code.Should().Be("list-two-columns");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    public void A_formula_is_neither_computed_nor_lost_but_named(string cell)
    {
        using var file = Lists.Plain($"{Head}\n{cell};Анна;;9А;4512;100001\n");

        var plan = Lists.Plan(file);

        plan.People.Should().BeEmpty();
        var fault = plan.Faults[0];
        (fault.Problem.Code, fault.Row, fault.Column, fault.Cell, fault.Value).Should().Be(("cell-formula", 2, "Фамилия", "A2", cell));
    }

    [Fact]
    public void A_phone_may_begin_with_a_plus()
    {
        using var file = Lists.Plain("Фамилия;Имя;Класс;Номер;Телефон\nОрлова;Анна;9А;100001;+7 900 123-45-67\n");

        Lists.Plan(file).People.Should().ContainSingle().Which.Entry.Phone.Should().Be("+7 900 123-45-67");
    }

    [Fact]
    public void The_same_document_twice_in_a_list_names_both_rows()
    {
        using var file = Lists.Plain($"{Head}\nОрлова;Анна;;9А;4512;100001\nБеляев;Кирилл;;9Б;45 12;100 001\n");

        var plan = Lists.Plan(file);

        plan.Clean.Should().BeFalse();
        plan.Faults.Should().ContainSingle(f => f.Problem.Code == "listed-twice" && f.Row == 3).Which.Problem.Detail.Should().Contain("строке 2");
    }

    [Fact]
    public void Two_people_of_one_name_with_documents_of_their_own_are_two_people()
    {
        using var file = Lists.Plain($"{Head}\nИванов;Иван;Иванович;9А;4512;100001\nИванов;Иван;Иванович;9А;4512;100002\n");

        Lists.Plan(file).People.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData(Head)]
    [InlineData(Head + "\n;;;;;\n")]
    public void A_list_of_nobody_is_refused(string text)
    {
        using var file = Lists.Plain(text);

        Lists.Read(file).Succeeded.Should().BeFalse();
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }, "list-old-excel")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 1, 2, 3, 4, 5 }, "list-unreadable")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1 }, "list-unreadable")]
    public void A_file_of_another_kind_is_refused_with_what_to_do(byte[] bytes, string code)
    {
        using var file = new MemoryStream(bytes);

        Lists.Read(file).Problem!.Code.Should().Be(code);
    }

    [Fact]
    public void Rows_of_other_schools_are_faults_or_left_aside_as_asked()
    {
        const string Text = "Код ОО;Фамилия;Имя;Класс;Номер\n1;Орлова;Анна;9А;100001\n000002;Беляев;Кирилл;9Б;100002\n";
        using var file = Lists.Plain(Text);
        using var again = Lists.Plain(Text);

        Lists.Plan(file).Codes().Should().Equal("other-school");
        var plan = Lists.Read(again, leaveForeign: true).Value;
        plan.Clean.Should().BeTrue();
        (plan.People.Count, plan.ForeignRows).Should().Be((1, 1));
    }

    [Fact]
    public void A_list_brought_again_shows_what_it_corrects_and_whom_it_does_not_name()
    {
        var anna = Lists.Known("0001", "Орлова", "Анна", "100001");
        var kirill = Lists.Known("0002", "Беляев", "Кирилл", "100002");
        var third = Lists.Known("0003", "Гарипова", "Алина", "100003");
        anna.Phone = "8 900 000-00-00";
        using var file = Lists.Plain($"{Head};Телефон\nОрлова-Белова;Анна;;9А;4512;100001;\nБеляев;Кирилл;;9А;4512;100002;\nНовиков;Олег;;9А;4512;100009;\n");

        var plan = Lists.Plan(file, anna, kirill, third);

        plan.Added.Should().ContainSingle().Which.Entry.FamilyName.Should().Be("Новиков");
        plan.Changed.Should().ContainSingle().Which.Changes.Should().Equal(new FieldChange(ParticipantField.FamilyName, "Орлова", "Орлова-Белова"));
        plan.Changed.Single().Entry.Phone.Should().Be("8 900 000-00-00", "an empty cell takes nothing away");
        plan.Same.Should().ContainSingle().Which.Known.Should().Be(kirill);
        plan.Unlisted.Should().Equal(third);
    }

    [Theory]
    [InlineData("0001", "100002", "code-and-document")]
    [InlineData("0009", "100001", "code-changed")]
    [InlineData("0003", "100003", "withdrawn")]
    public void A_row_that_contradicts_the_school_is_named(string code, string number, string fault)
    {
        var withdrawn = Lists.Known("0003", "Гарипова", "Алина", "100003");
        withdrawn.WithdrawnAt = DateTimeOffset.UnixEpoch;
        using var file = Lists.Plain($"Код участника;Фамилия;Имя;Класс;Серия;Номер\n{code};Орлова;Анна;9А;4512;{number}\n");

        Lists.Plan(file, Lists.Known("0001", "Орлова", "Анна", "100001"), Lists.Known("0002", "Беляев", "Кирилл", "100002"), withdrawn).Codes().Should().Contain(fault);
    }

    [Fact]
    public void Another_state_of_the_school_gives_another_fingerprint()
    {
        var anna = Lists.Known("0001", "Орлова", "Анна", "100001");
        string Fingerprint()
        {
            using var file = Lists.Plain($"{Head}\nОрлова;Анна;;9Б;4512;100001\n");
            return Lists.Plan(file, anna).Fingerprint();
        }

        var first = Fingerprint();
        Fingerprint().Should().Be(first);
        anna.Revision++;
        Fingerprint().Should().NotBe(first);
    }
}
