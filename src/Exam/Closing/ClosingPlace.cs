namespace Itog.Exam.Closing;

/// <summary>The page on which a gap is mended.</summary>
public enum ClosingPlace
{
    /// <summary>The interlocutor's station of the auditorium.</summary>
    Station,

    /// <summary>The expert's page of the auditorium.</summary>
    Expert,

    /// <summary>The technician's page of the auditorium.</summary>
    Technician,

    /// <summary>The closing section of the organizer's page: absences are marked there.</summary>
    Closing,

    /// <summary>The participants of the organizer's page.</summary>
    Participants,

    /// <summary>The commissions of the organizer's page.</summary>
    Commissions,
}
