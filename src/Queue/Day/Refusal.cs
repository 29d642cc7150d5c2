using Itog.Exam;
using Itog.Exam.People;

namespace Itog.Queue.Day;

/// <summary>Every refusal of the exam day: what is wrong, what to do, and the clause behind it.</summary>
internal static partial class Refusal
{
    public static Problem ConferenceClosed { get; } = new(
        "conference-closed", "Подключение ещё не открыто", "Попросите технического специалиста открыть подключение аудитории.", "003");

    public static Problem AttemptInRoom { get; } = new(
        "attempt-in-room", "В аудитории уже есть участник", "Завершите текущую попытку — после этого можно пригласить следующего.", "002 §42");

    public static Problem AttemptRuns { get; } = new(
        "attempt-runs", "Экзамен ещё идёт", "Конференцию можно закрыть, когда попытка участника завершена.");

    public static Problem AllAnswered { get; } = new("all-answered", "Все участники графика ответили", "Приглашать больше некого.");

    public static Problem NobodyWaits { get; } = new(
        "nobody-waits", "Пригласить пока некого", "Никто из ожидающих не готов: дождитесь, пока участник подключится и проверит камеру, микрофон и звук.", "003");

    public static Problem NotAway { get; } = new(
        "not-away", "Участник на связи", "Пропускают того, кого нет на связи. Пригласите участника: если он не готов, его можно вернуть в очередь.", "002 §42");

    public static Problem KimSeen { get; } = new(
        "kim-already-seen", "КИМ уже показан", "Вернуть в очередь можно до показа КИМ. Теперь — продолжайте, сообщите о техническом сбое или завершите досрочно.", "002 §48");

    public static Problem NothingToSay { get; } = new(
        "nothing-to-say", "Сейчас называть нечего", "Имя и вариант называют после показа КИМ, номер задания — перед каждым заданием. Этап мог смениться.", "003");

    public static Problem WaitsElsewhere { get; } = new(
        "waits-elsewhere", "Вы ждёте в другой аудитории", "Страница откроет её сама. Ничего нажимать не нужно.");

    public static Problem NotWaitingThere { get; } = new(
        "not-waiting", "Этот участник уже не ждёт там", "Его только что пригласили или перевели. Посмотрите на очередь: она изменилась.");

    public static Problem QueueChanged { get; } = new(
        "queue-changed", "Очередь только что изменилась", "Следующий там — уже другой участник. Посмотрите на очередь ещё раз.", "002 §42");

    public static Problem OwnFirst { get; } = new(
        "own-first", "Сначала — свои участники", "В вашей очереди есть, кого пригласить. Если следующего нет на связи, пропустите его: место за ним сохранится.");

    public static Problem OtherClosed { get; } = new(
        "other-closed", "В той аудитории подключение не открыто", "Попросите технического специалиста открыть её или выберите другую.", "003");

    public static Problem UnknownAuditorium { get; } = new(
        "unknown-auditorium", "Такой аудитории нет", "Выберите аудиторию своей школы, в которой сегодня идёт экзамен.");

    public static Problem NoAttempt { get; } = new(
        "no-attempt", "В аудитории нет участника", "Это действие возможно, когда участник приглашён в аудиторию.");

    public static Problem NotYourAttempt { get; } = new(
        "not-your-attempt", "Сейчас отвечаете не вы", "Дождитесь приглашения: страница переключится сама.");

    public static Problem UnknownParticipant { get; } = new(
        "unknown-participant", "Вас нет в графике этой аудитории", "Проверьте, что открыли ссылку на сегодняшний экзамен, или обратитесь в свою школу.", "002 §40.1");

    public static Problem AlreadyOpened { get; } = new(
        "kim-already-opened", "КИМ уже открыт", "Проверки и инструктаж проводятся до открытия КИМ.", "003");

    public static Problem KimNotOpened { get; } = new(
        "kim-not-opened", "КИМ ещё не открыт", "Сначала откройте КИМ и покажите его участнику.", "002 §45");

    public static Problem KimNotShown { get; } = new(
        "kim-not-shown", "Участник ещё не видит КИМ", "Покажите окно КИМ на экране: этап начнётся сам, как только КИМ появится у участника.", "002 §45");

    public static Problem ScreenNotShared { get; } = new(
        "screen-not-shared", "Экран ещё не показан", "Нажмите «Показать экран» и выберите окно КИМ.", "002 §45");

    public static Problem ParticipantAway { get; } = new(
        "participant-away", "Связь с участником прервалась", "Подождите: участник вернётся на этот же этап. Если связи долго нет, сервер сам вернёт его в очередь.", "002 §48");

    public static Problem NotBriefed { get; } = new(
        "not-briefed", "Инструктаж не проведён", "Прочитайте участнику инструктаж и отметьте это.", "003");

    public static Problem NotReady { get; } = new(
        "not-ready", "Участник не нажал «Готов»", "Спросите, всё ли понятно, и попросите нажать «Готов».", "003");

    public static Problem ParticipantNotHeard { get; } = new(
        "participant-not-recorded", "В записи нет голоса участника", "Попросите участника что-нибудь сказать, проверьте его микрофон.", "004 §11");

    public static Problem InterlocutorNotHeard { get; } = new(
        "interlocutor-not-recorded", "В записи нет вашего голоса", "Скажите что-нибудь, проверьте свой микрофон.", "004 §11");

    public static Problem RecordingIsPaused { get; } = new(
        "recording-paused", "Запись на паузе", "Нажмите «Продолжить запись»: ответ записывают целиком, поэтому следующий этап начинается только с записью.", "004 §5.4");

    public static Problem NothingRecorded { get; } = new(
        "nothing-recorded", "Этот ответ не записывается", "По решению государственной экзаменационной комиссии записи нет: приостанавливать нечего.", "001 §8.8");

    public static Problem TopicNotChosen { get; } = new(
        "topic-not-chosen", "Тема не выбрана", "Отметьте тему, которую выбрал участник.", "004 прил. 3");

    public static Problem NoTopicStage { get; } = new(
        "no-topic-stage", "Тему выбирают на своём этапе", "Отметить тему можно только на этапе выбора темы.", "004 прил. 3");

    public static Problem NoSuchTopic { get; } = new(
        "no-such-topic", "Такой темы нет", "Выберите одну из тем варианта.");

    public static Problem NoNotes { get; } = new(
        "notes-not-allowed", "Сейчас заметки делать нельзя", "Поле для заметок открыто только при подготовке пересказа и на самом пересказе.", "004 прил. 3");

    public static Problem NotesTooLong { get; } = new(
        "notes-too-long", "Заметки слишком длинные", $"В поле для заметок помещается не больше {DayRules.NotesLimit} знаков.");

    public static Problem MessageEmpty { get; } = new(
        "message-empty", "Сообщение пустое", "Напишите несколько слов или выберите готовую фразу.");

    public static Problem MessageTooLong { get; } = new(
        "message-too-long", "Сообщение слишком длинное", $"Собеседник читает его между делом: не больше {MessageRules.Longest} знаков.");

    public static Problem NoSuchMessage { get; } = new(
        "no-such-message", "Такого сообщения нет", "Обновите страницу: там все сообщения этого дня.");

    public static Problem ReasonMissing { get; } = new(
        "reason-required", "Нужна причина", "Опишите причину: она войдёт в журнал и в документы.");

    public static Problem ReasonTooLong { get; } = new(
        "reason-too-long", "Слишком длинное описание", $"Опишите причину короче: не больше {DayRules.ReasonLimit} знаков.");

    public static Problem NothingToConfirm { get; } = new(
        "nothing-to-confirm", "Подтверждать пока нечего", "Подтвердить окончание можно после завершения экзамена.", "002 §58");

    public static Problem NotWaiting { get; } = new(
        "not-waiting", "Этот участник сейчас не ждёт очереди", "Завершить досрочно можно того, кто ждёт или отвечает. Посмотрите на очередь: она изменилась.", "004 §5.8");

    public static Problem AlreadyInLine { get; } = new(
        "already-in-line", "Участник уже ждёт своей очереди сегодня", "Если он не может сегодня, завершите досрочно по уважительной причине.", "004 §5.8");
    public static Problem NothingToDispute { get; } = new(
        "nothing-to-dispute", "Сообщить сейчас не о чем", "О плохой записи можно сообщить после завершения собеседования и до подтверждения. Позже обратитесь в свою школу.", "004 §5.7");

    public static Problem NotFinished { get; } = new(
        "attempt-not-finished", "Решать о записи здесь нечего", "Решение о записи принимают по завершённой попытке. Эта ещё идёт, закончилась иначе или за ней уже была другая: обновите страницу.", "004 §5.7");

    public static Problem NoVariantForToday { get; } = new(
        "no-unseen-variant",
        "Сегодня ответить снова нельзя: нет незнакомого варианта",
        "Повторно отвечают по варианту, с которым участник не работал. Выберите другую дату или получите резервный вариант и повторите решение.",
        "004 §5.7");

    public static Problem NoSuchAlarm { get; } = new(
        "no-such-alarm", "Такого сигнала нет", "Обновите страницу: список сигналов изменился.");

    public static Problem WaitingForReturn(TimeSpan left) => new(
        "next-one-away",
        "Связь со следующим участником прервалась",
        $"Его место сохраняется ещё {Math.Max(1, (int)Math.Ceiling(left.TotalSeconds))} с. Если он не вернётся, можно будет пригласить следующего за ним.",
        "002 §48");

    public static Problem CheckMissing(CheckId check) => check switch
    {
        CheckId.Alone => new("check-alone", "Не проверено, что участник один", "Попросите показать комнату и отметьте проверку.", "003"),
        CheckId.DeskClear => new("check-desk-clear", "Не проверен рабочий стол", "Попросите показать стол: на нём нет ничего лишнего.", "003"),
        _ => new("check-document-matches", "Документ не сверен", "Попросите поднести документ к камере и сверьте фотографию с лицом.", "003"),
    };

    public static Problem Sealed(DayPlan plan) => new(
        "kim-sealed", "КИМ ещё запечатан", $"Материалы откроются в {plan.SealOpensAtText} по местному времени.", plan.Regulation.KimReleaseTime.Clause);

    public static Problem OnlyInAuditorium(DayPlan plan) => new(
        "only-in-auditorium",
        "Досрочно завершают только в аудитории",
        "Пригласите участника и завершите досрочно после этого. Если он уходит сразу, ответственный организатор отмечает неявку по уважительной причине.",
        plan.Regulation.EarlyEndPlaces.Clause);

    public static Problem NotShared(DayPlan plan) => new(
        "queue-not-shared",
        "Очереди аудиторий не объединяют",
        "По регламенту участник отвечает в той аудитории, куда его распределили. Перевести его может ответственный организатор до начала экзамена.",
        plan.Regulation.SharedQueue.Clause);

    public static Problem TeachesClass(DayPlan plan, string @class) => new(
        "interlocutor-teaches",
        "Этого участника там экзаменовать нельзя",
        $"Собеседник той аудитории преподаёт в классе участника: {@class}. Выберите другую аудиторию.",
        plan.Regulation.Staff.InterlocutorMayTeachClass.Clause);

    public static Problem NothingAsked(DayPlan plan) => new(
        "wish-not-asked",
        "Желание участника сейчас не спрашивают",
        "После сбоя участник возвращается в очередь по порядку. Если он не может отвечать сегодня, завершите досрочно по уважительной причине.",
        plan.Regulation.FailureRule.Clause);

    public static Problem NoKim(DayPlan plan) => new(
        "kim-not-opened-yet",
        "Пакет КИМ ещё не открыт",
        "В системе нет ни одного варианта. Технический специалист или ответственный организатор загружает пакет и открывает его паролем.",
        plan.Regulation.KimReleaseTime.Clause);

    public static Problem NoUnseenVariant { get; } = new(
        "no-unseen-variant",
        "Не осталось вариантов, которых участник не видел",
        "Открыть уже знакомый вариант нельзя. Сообщите ответственному организатору: участника переносят на другой день или получают резервный вариант.",
        "002 §48");

    public static Problem NoConsent(DayPlan plan) => new(
        "no-consent",
        "Нет согласия на обработку персональных данных",
        "Следующий участник не согласен на запись, а дистанционная форма без неё невозможна: это решает государственная экзаменационная комиссия. "
            + "Внесите её решение в карточку участника — тогда он сможет отвечать без записи — или перенесите его экзамен. Остальные ждать не будут.",
        plan.Regulation.VideoRequired.Clause);

    public static Problem NotEnoughDisk(DiskNeed disk) => new(
        "not-enough-disk",
        "На диске не хватит места для записей этого дня",
        disk.FreeBytes < 0
            ? "Папка записей недоступна. Проверьте, подключён ли диск, и откройте подключение снова."
            : $"Для записей по графику нужно {Gigabytes(disk.NeededBytes)}, свободно {Gigabytes(disk.FreeBytes)}. "
                + "Перенесите с сервера ненужные файлы или подключите диск побольше и откройте подключение снова.",
        "004 §5.4");

    public static Problem NoPause(DayPlan plan) => new(
        "pause-not-allowed",
        "Запись не приостанавливают",
        "По регламенту запись идёт без перерыва и остановится сама в конце собеседования. Если продолжать нельзя, сообщите о техническом сбое или завершите досрочно.",
        plan.Regulation.RecordingPause.Clause);

    public static Problem PauseNotYours(DayPlan plan) => new(
        "pause-not-yours",
        "Записью управляют другие",
        $"По регламенту запись приостанавливает {Controllers(plan)}: попросите об этом.",
        plan.Regulation.RecordingControl.Clause);

    public static Problem RecordingFailed(string trouble) => new("recording-failed", "Запись не идёт", trouble, "004 §11");

    private static string Controllers(DayPlan plan) =>
        string.Join(" или ", plan.Regulation.RecordingControl.Value.Select(role => role == StaffRole.Interlocutor ? "собеседник" : "технический специалист"));

    // Decimal gigabytes, rounded up: what disks are sold by.
    private static string Gigabytes(long bytes) =>
        string.Create(Russian.Culture, $"{Math.Ceiling(Math.Max(0, bytes) / 1e8) / 10:0.0}\u00A0ГБ");

    public static Problem OtherStage(string now) => new(
        "other-stage", "Этап уже другой", $"Сейчас идёт этап «{now}». Проверьте страницу и повторите действие.");
}
