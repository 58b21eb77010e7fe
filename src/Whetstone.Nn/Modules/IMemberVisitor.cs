namespace Whetstone.Nn;

/// <summary>Receives the members of a module that hold parameters; the source generator writes the calls.</summary>
public interface IMemberVisitor
{
    /// <summary>A member that is a module, or null.</summary>
    void Child(string name, Module? child);

    /// <summary>A member that holds several modules; they are named by their positions.</summary>
    void Children(string name, IEnumerable<Module?>? children);

    /// <summary>A member that is a parameter, or null.</summary>
    void Parameter(string name, Parameter? parameter);

    /// <summary>A member that is a buffer, or null.</summary>
    void Buffer(string name, Buffer? buffer);
}
