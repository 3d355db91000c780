# Passwords, keys, signatures, sealed folders and packages.

# Passwords
error-V001 = The password must have at least { $least } characters.
    .fix = Choose a phrase of several words that you remember easily.
error-V002 = The password is too long: at most { $most } bytes are allowed.
    .fix = Choose a shorter password.
error-V003 = The password cannot be the same as the user name.
    .fix = Choose another phrase.
error-V004 = The password must have at least { $least } different characters.
    .fix = Choose a phrase of several words.
error-V005 = The stored password of this user cannot be read.
    .fix = Ask the administrator to give the user a new password.

# Keys
error-V021 = The key “{ $name }” was not found.
    .fix = Make a new key, or open the election on the computer that keeps the key.
error-V022 = This computer has no system keyring that answers.
    .fix = Keep the key in a file, with a passphrase.
error-V023 = The system keyring is locked, or is waiting for your answer.
    .fix = Unlock the keyring and try again, or keep the key in a file with a passphrase.
error-V024 = The system keyring did not accept the key “{ $name }”.
    .fix = Keep the key in a file, with a passphrase.
error-V025 = The passphrase does not open the key “{ $name }”, or its file was changed.
    .fix = Type the passphrase again; if that does not help, restore the file from a backup.
error-V026 = The key “{ $name }” is damaged.
    .fix = Restore the file from a backup, or make a new key.
error-V027 = The system gave no random numbers, so no key was made.
    .fix = Restart the computer and try again.

# Signatures
error-V041 = The signer's certificate is not valid.
    .fix = Do not use this content. Ask for it again from whoever prepared it.
error-V042 = The signature of “{ $path }” does not belong to this content.
    .fix = Do not use this content. Ask for it again from whoever prepared it.
error-V043 = Signed with the key { $found }; the key { $expected } was expected.
    .fix = Do not use it before it is clear who signed.
error-V044 = It belongs to the election “{ $found }”, not to “{ $expected }”.
    .fix = Choose the content that was prepared for this election.
error-V045 = The key and the certificate do not belong together.
    .fix = Make a new key together with its certificate.

# Files
error-V061 = The disk is full: “{ $path }” was not written.
    .fix = Free some space, or choose another disk. Nothing was changed.
error-V062 = You have no permission to read or write “{ $path }”.
    .fix = Choose another folder, or ask the administrator for permission. Nothing was changed.
error-V063 = “{ $path }” was not found.
    .fix = Check that the disk is connected and that the folder exists.
error-V064 = “{ $path }” was read back differently from what was written.
    .fix = The disk may be damaged. Use another disk. Nothing was changed.
error-V065 = The system could not use “{ $path }” ({ $reason }).
    .fix = Check the disk and the folder, then try again.
error-V066 = “{ $path }” is already there and was not replaced.
    .fix = Choose another name, or move the old one away.

# Sealed folders and packages
error-V101 = This is not a sealed package of the expected kind.
    .fix = Choose the package as the program wrote it, not unpacked and packed again.
error-V102 = “{ $path }” is too large: at most { $most } bytes are allowed.
    .fix = Check that you chose the right package.
error-V103 = There are more than { $most } files.
    .fix = Check that you chose the right package or folder.
error-V104 = The name “{ $path }” is not allowed: it leaves the folder, or cannot be used on every system.
    .fix = Rename the file. If the package came from others, do not use it.
error-V105 = Two files are called “{ $path }”, or differ only in capital letters.
    .fix = Rename one of them.
error-V106 = “{ $path }” is compressed or encrypted; sealed packages hold their files as they are.
    .fix = Use the original package, not a copy that was packed again.
error-V107 = The package was packed again or changed after it was sealed.
    .fix = Use the original package.
error-V108 = “{ $path }” is missing: the folder or package is not sealed.
    .fix = Use the complete copy, with MANIFEST.json and MANIFEST.sig.
error-V109 = “{ $path }” cannot be read, or was changed.
    .fix = Do not use this content. Ask for it again from whoever prepared it.
error-V110 = “{ $path }” was made by a newer version of the program (form { $found }).
    .fix = Open it with the newer version of the program.
error-V111 = The file “{ $path }” is missing.
    .fix = Copy it again completely from the original.
error-V112 = The file “{ $path }” is not in the sealed list.
    .fix = Remove the file, or seal the folder again if it belongs there.
error-V113 = The file “{ $path }” was changed after it was sealed.
    .fix = Do not use it. Copy it again from the original.
error-V114 = The file “{ $path }” has { $found } bytes; { $expected } were expected.
    .fix = Do not use it. Copy it again from the original.
error-V115 = “{ $path }” is not an ordinary file (a link, a device or a folder).
    .fix = Replace it with the file itself.
error-V116 = The package is too large: at most { $most } bytes are allowed.
    .fix = Check that you chose the right package.
