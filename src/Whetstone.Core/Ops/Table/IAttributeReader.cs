namespace Whetstone;

/// <summary>Gives back the attributes that an <see cref="IAttributeWriter"/> took down.</summary>
/// <remarks>Every method throws if there is no attribute of that name, or if it is of another kind or out of range.</remarks>
public interface IAttributeReader
{
    /// <summary>Whether there is an attribute of that name.</summary>
    bool Has(string name);

    /// <summary>A whole number.</summary>
    int Int32(string name);

    /// <summary>A whole number.</summary>
    long Int64(string name);

    /// <summary>A whole number without a sign.</summary>
    ulong UInt64(string name);

    /// <summary>A single.</summary>
    float Single(string name);

    /// <summary>A double.</summary>
    double Double(string name);

    /// <summary>True or false.</summary>
    bool Boolean(string name);

    /// <summary>A text.</summary>
    string Text(string name);

    /// <summary>A list of whole numbers.</summary>
    int[] Int32s(string name);

    /// <summary>A record with attributes of its own.</summary>
    T Record<T>(string name, Func<IAttributeReader, T> read);

    /// <summary>The error for a value that the attribute cannot have.</summary>
    Exception Bad(string name, string problem);
}
