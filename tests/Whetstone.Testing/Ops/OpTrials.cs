using System.Reflection;

namespace Whetstone.Testing;

/// <summary>Finds the trials of a test assembly and the ops that need one.</summary>
public static class OpTrials
{
    /// <summary>All trials, by name; a number tells apart trials that look alike.</summary>
    public static Dictionary<string, OpTrial> In(Assembly tests) => tests.GetTypes()
        .Where(t => t.IsAssignableTo(typeof(IOpCase)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal)
        .SelectMany(t => ((IOpCase)Activator.CreateInstance(t)!).Trials)
        .Select((trial, i) => (Name: $"{i:000} {trial}", Trial: trial)).ToDictionary(p => p.Name, p => p.Trial);

    /// <summary>Every op record that names itself with <see cref="OpAttribute"/>.</summary>
    public static IEnumerable<Type> Ops(params Assembly[] assemblies) => assemblies.SelectMany(a => a.GetTypes())
        .Where(t => t.IsAssignableTo(typeof(Op)) && !t.IsAbstract && t.IsDefined(typeof(OpAttribute), inherit: false));
}
