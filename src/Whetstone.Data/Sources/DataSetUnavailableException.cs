using System.Text;

namespace Whetstone.Data;

/// <summary>No source has the files that are missing; the message lists every source with its reason, and what can be done.</summary>
public sealed class DataSetUnavailableException : IOException
{
    /// <summary>Says that <paramref name="missing"/> files of a data set could not be had from any source.</summary>
    public DataSetUnavailableException(DataSetInfo set, string folder, IReadOnlyList<DataSetFile> missing, IReadOnlyList<SourceFailure> failures)
        : base(Text(set, folder, missing, failures))
    {
        DataSet = set;
        Failures = failures;
    }

    /// <summary>The data set that was asked for.</summary>
    public DataSetInfo DataSet { get; }

    /// <summary>Every source that was tried, in order, and why it did not do.</summary>
    public IReadOnlyList<SourceFailure> Failures { get; }

    private static string Text(DataSetInfo set, string folder, IReadOnlyList<DataSetFile> missing, IReadOnlyList<SourceFailure> failures)
    {
        var text = new StringBuilder();
        text.Append($"{set.Name}: no source has {string.Join(", ", missing)}. Tried:\n");
        foreach (var failure in failures) text.Append($"  {failure.Source}: {failure.Reason}\n");
        text.Append($"To go on without them, put these files, unpacked or as .gz, into {folder} and try again.");
        return text.ToString();
    }
}
