using Itog.Exam.Regulation;

namespace Itog.Queue.Views;

/// <summary>
/// The interlocutor's words to who answers in writing [004 §6.7]: nobody is asked to say anything aloud, neither his name nor the number of a task, and his notes are
/// the draft on his page. Pure.
/// </summary>
internal static class WrittenScript
{
    public const string KimOpened = "Сейчас на вашем экране появится задание. Кивните, пожалуйста, когда увидите его.";

    public const string Briefing = "Собеседование займёт около пятнадцати минут.";

    /// <summary>His words at a stage; null where they are everybody's.</summary>
    public static string? Line(IReadOnlyCollection<Stage> stages, Stage stage) => stage switch
    {
        Stage.Greeting => $"Здравствуйте! Меня зовут… Коротко расскажу, что нас ждёт: {CategoryScript.Tasks(stages)}. Отвечать вы будете письменно.",
        Stage.TextIntroduction => "Я назову для записи ваши фамилию, имя, отчество и номер варианта. Перед вами текст. Вслух его читать не нужно: по нему вы будете выполнять пересказ.",
        Stage.RetellingPreparation => "Подготовьтесь к подробному пересказу и подумайте, где в нём уместно привести высказывание. На подготовку — до двух минут. Можно делать записи в черновике.",
        Stage.Retelling => "Время подготовки закончилось. Текст теперь убран, высказывание и ваш черновик остаются перед вами. Задание два: напишите подробный пересказ.",
        Stage.TopicChoice => "Спасибо за пересказ! Выберите, пожалуйста, одну из трёх тем: напишите её номер в черновике или покажите его на пальцах.",
        Stage.MonologuePreparation => "Перед вами карточка с темой и планом. Ознакомьтесь с ней. На подготовку — одна минута. Можно делать записи в черновике.",
        Stage.Monologue => "Время подготовки закончилось. Задание три: напишите свой рассказ по плану карточки.",
        Stage.Dialogue => "Спасибо, было интересно читать! Задание четыре: вопросы сейчас у вас на странице. Ответьте, пожалуйста, на каждый письменно и полно.",
        Stage.Closing => "Спасибо, вы хорошо потрудились! Собеседование закончено. Всё, что вы написали, сохранено.",
        _ => null,
    };

    /// <summary>What the interlocutor does at a stage; null where it is what he always does.</summary>
    public static string[]? Todo(Stage stage, int? variant, bool topicChosen) => stage switch
    {
        Stage.TextIntroduction => [$"Назовите для записи сами: фамилию, имя, отчество участника и вариант {variant}. Затем нажмите «Далее»."],
        Stage.Retelling or Stage.Monologue => ["Участник пишет: текст виден вам ниже. Не торопите. Когда он закончит, нажмите «Далее»."],
        Stage.TopicChoice when !topicChosen => ["Номер темы — в черновике участника, он виден вам ниже. Отметьте выбранную тему."],
        Stage.Dialogue => ["Участник читает вопросы на своей странице и отвечает письменно. Можно написать ему ещё вопрос по теме."],
        _ => null,
    };
}
