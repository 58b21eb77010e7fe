using Whetstone.Data;
using Whetstone.Nn;

namespace Whetstone.Reports;

/// <summary>All that a report on a run can show; what is left out has no section.</summary>
public sealed record RunReport
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The figures of each epoch.</summary>
    public History History { get; init; } = History.Empty;

    /// <summary>Loss and learning rate of each step.</summary>
    public Learn.Recorder? Steps { get; init; }

    /// <summary>What the network says of the test samples.</summary>
    public Interpretation? Test { get; init; }

    /// <summary>What the data set does to the numbers of its images, which pictures undo; null if nothing, or if <see cref="DataLoader"/> does it.</summary>
    public Normalize? Normalization { get; init; }

    /// <summary>The network, initialised.</summary>
    public Module? Network { get; init; }

    /// <summary>The shape of one of its inputs, [C, H, W].</summary>
    public Shape? Input { get; init; }

    /// <summary>One input as the network takes it, [1, C, H, W], to show what layers make of it.</summary>
    public Tensor? Example { get; init; }

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The settings of the run.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>The machine; <see cref="MachineFacts.Here"/> tells.</summary>
    public IReadOnlyList<(string Name, string Value)> Machine { get; init; } = [];

    /// <summary>The command, or commands, that would do the run again; empty if unknown.</summary>
    public string Reproduce { get; init; } = "";
}
