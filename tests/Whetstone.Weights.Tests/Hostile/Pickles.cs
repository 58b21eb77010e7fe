using System.IO.Compression;
using System.Text;

namespace Whetstone.Weights.Tests.Hostile;

/// <summary>Pickles made by hand, and files of PyTorch around them.</summary>
internal static class Pickles
{
    /// <summary>The file that each attack would make if it ran.</summary>
    internal const string Mark = "whetstone-was-here";

    private static readonly string Command = $"touch {Mark}";

    /// <summary>Ways to make a reader of pickles run something, or read or write what is not the file's.</summary>
    internal static IReadOnlyDictionary<string, byte[]> Attacks { get; } = new Dictionary<string, byte[]>
    {
        ["os.system"] = Call("os", "system"),
        ["posix.system"] = Call("posix", "system"),
        ["nt.system"] = Call("nt", "system"),
        ["subprocess.Popen"] = Call("subprocess", "Popen"),
        ["subprocess.check_output"] = Call("subprocess", "check_output"),
        ["builtins.eval"] = Call("builtins", "eval"),
        ["builtins.exec"] = Call("builtins", "exec"),
        ["__builtin__.eval"] = Call("__builtin__", "eval"),
        ["builtins.__import__"] = Call("builtins", "__import__"),
        ["builtins.getattr"] = Call("builtins", "getattr"),
        ["builtins.open"] = Call("builtins", "open"),
        ["_io.FileIO"] = Call("_io", "FileIO"),
        ["pickle.loads"] = Call("pickle", "loads"),
        ["torch.load"] = Call("torch", "load"),
        ["torch.hub.load"] = Call("torch.hub", "load"),
        ["torch.jit.load"] = Call("torch.jit", "load"),
        ["numpy.load"] = Call("numpy", "load"),
        ["numpy.core.multiarray._reconstruct"] = Call("numpy.core.multiarray", "_reconstruct"),
        ["runpy._run_code"] = Call("runpy", "_run_code"),
        ["operator.attrgetter"] = Call("operator", "attrgetter"),
        ["functools.partial"] = Call("functools", "partial"),
        ["webbrowser.open"] = Call("webbrowser", "open"),
        ["ctypes.CDLL"] = Call("ctypes", "CDLL"),
        ["socket.socket"] = Call("socket", "socket"),
        ["an attribute of an allowed name"] = [0x80, 4, .. StackGlobal("collections", "OrderedDict.fromkeys.__globals__"), .. Bytes(")R.")],
        ["a name in another case"] = Call("Collections", "ordereddict"),
        ["STACK_GLOBAL"] = [0x80, 4, .. StackGlobal("posix", "system"), .. Bytes($"(S'{Command}'\ntR.")],
        ["INST"] = Bytes($"(S'{Command}'\niposix\nsystem\n."),
        ["OBJ"] = Bytes($"(cposix\nsystem\nS'{Command}'\no."),
        ["NEWOBJ"] = [0x80, 2, .. Bytes($"csubprocess\nPopen\n(S'{Command}'\nt"), 0x81, (byte)'.'],
        ["NEWOBJ_EX"] = [0x80, 4, .. Bytes($"ccollections\nOrderedDict\n)}}"), 0x92, (byte)'.'],
        ["an extension's number"] = [0x80, 2, 0x82, 1, (byte)'.'],
        ["a reference by text"] = Bytes("P/etc/passwd\n."),
        ["a reference to a module"] = [0x80, 2, .. Bytes("(U\u0006moduleU\u0001aU\u0001bU\u0001cU\u0001dtQ.")],
        ["a name remembered before it is called"] = Bytes($"cposix\nsystem\nq\u0001(S'{Command}'\nth\u0001R."),
        ["a storage called as a function"] = Bytes($"ctorch\nFloatStorage\n(S'{Command}'\ntR."),
        ["a text called as a function"] = Bytes($"S'posix.system'\n(S'{Command}'\ntR."),
        ["a state that sets a class"] = Bytes("S'x'\n}S'__class__'\nS'y'\nsb."),
        ["a buffer outside the file"] = [0x80, 5, 0x97, (byte)'.'],
    };

    internal static byte[] Bytes(string latin) => Encoding.Latin1.GetBytes(latin);

    /// <summary>The older form of PyTorch around a pickle.</summary>
    internal static byte[] Legacy(byte[] content) =>
        [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.', 0x80, 2, (byte)'M', 0xe9, 3, (byte)'.', .. Bytes("}."), .. content, .. Bytes("].")];

    /// <summary>The zip form of PyTorch around a pickle and other entries.</summary>
    internal static byte[] Zip(byte[] content, params (string Name, byte[] Content)[] more)
    {
        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, byte[] bytes) in more.Prepend(("archive/data.pkl", content)))
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        return file.ToArray();
    }

    /// <summary>A dictionary of one tensor, its storage 0, of float32.</summary>
    internal static byte[] Tensor(long offset, string shape, string strides, int count = 4) =>
        Bytes($"}}S'x'\nctorch._utils\n_rebuild_tensor_v2\n((S'storage'\nctorch\nFloatStorage\nS'0'\nS'cpu'\nL{count}L\ntQL{offset}L\n({Longs(shape)}t({Longs(strides)}tI00\n}}tRs.");

    private static string Longs(string numbers) => string.Concat(numbers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => $"L{n}L\n"));

    private static byte[] Call(string module, string name) => Bytes($"c{module}\n{name}\n(S'{Command}'\ntR.");

    private static byte[] StackGlobal(string module, string name) => [.. Bytes($"\u008c{(char)module.Length}{module}\u008c{(char)name.Length}{name}\u0093")];
}
