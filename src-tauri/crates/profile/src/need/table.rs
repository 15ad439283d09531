//! The needs: for each its name in files, its code and its name in SNOMED CT, by what it has to do with.
//!
//! Source: the value set `RA-FlagCode` of the NHS England programme for reasonable adjustments, version 0.1.0 (draft)
//! of 14 February 2024, in the public repository NHSDigital/ra-sandbox. `tests/ra-flag-code.tsv` holds what it says
//! of communication, and a test holds the two against each other.
//!
//! Of what the value set has twice, once as used and once as required, what somebody has to arrange stands here as
//! required. What is left out, and why, stands beside the test (`LEFT_OUT`); the interpreters of single spoken languages
//! are no part of it: the languages are known already.

use super::needs;

needs! {
    Signing "signing" {
        BritishSignLanguage "british_sign_language" 415_803_005 "Uses British sign language";
        Makaton "makaton" 415_805_003 "Uses Makaton sign language";
        SignLanguage "sign_language" 404_903_008 "Uses sign language";
        BslInterpreter "bsl_interpreter" 204_331_000_000_107 "British Sign Language interpreter needed";
        MakatonInterpreter "makaton_interpreter" 204_341_000_000_103 "Makaton Sign Language interpreter needed";
        SignSupportedEnglishInterpreter "sign_supported_english_interpreter"
            936_761_000_000_104 "Sign Supported English interpreter needed";
        CuedSpeech "cued_speech" 445_129_003 "Uses cued speech transliterator";
    }
    Hearing "hearing" {
        LipReading "lip_reading" 441_092_009 "Does lip read";
        HearingAid "hearing_aid" 285_055_002 "Does use hearing aid";
        HearingLoop "hearing_loop" 198_061_000_000_105 "Uses hearing loop";
        Lipspeaker "lipspeaker" 945_911_000_000_109 "Requires lipspeaker";
        SpeechToText "speech_to_text" 966_401_000_000_100 "Requires speech to text reporter";
        ElectronicNoteTaker "electronic_note_taker" 445_121_000 "Uses electronic note taker";
        ManualNoteTaker "manual_note_taker" 945_891_000_000_106 "Requires manual note taker";
        VisualAlert "visual_alert" 945_951_000_000_108 "Requires visual alert";
    }
    Seeing "seeing" {
        GuideDog "guide_dog" 862_731_000_000_105 "Uses guide dog for the blind";
        SightedGuide "sighted_guide" 719_563_003 "Requires sighted guide";
        AudibleAlert "audible_alert" 945_931_000_000_101 "Requires audible alert";
    }
    Touch "touch" {
        DeafblindManual "deafblind_manual" 981_781_000_000_107 "Uses Deafblind Manual Alphabet";
        DeafblindManualInterpreter "deafblind_manual_interpreter"
            957_051_000_000_100 "Requires deafblind manual alphabet interpreter";
        BlockAlphabetInterpreter "block_alphabet_interpreter"
            957_071_000_000_109 "Requires deafblind block alphabet interpreter";
        HandsOnInterpreter "hands_on_interpreter" 945_731_000_000_104 "Hands-on signing interpreter needed";
        VisualFrameInterpreter "visual_frame_interpreter"
            945_711_000_000_107 "Visual frame sign language interpreter needed";
        HapticInterpreter "haptic_interpreter"
            957_111_000_000_103 "Requires deafblind haptic communication interpreter";
        CommunicatorGuide "communicator_guide" 796_201_000_000_109 "Requires deafblind communicator guide";
        Intervener "intervener" 957_031_000_000_107 "Uses deafblind intervener";
        TactileAlert "tactile_alert" 945_971_000_000_104 "Requires tactile alert";
    }
    Reading "reading" {
        EasyRead "easy_read" 796_161_000_000_101 "Requires information in Easyread";
        LargePrint20 "large_print_20"
            957_331_000_000_109 "Requires written information in at least 20 point sans serif font";
        LargePrint24 "large_print_24"
            957_351_000_000_102 "Requires written information in at least 24 point sans serif font";
        LargePrint28 "large_print_28"
            957_371_000_000_106 "Requires written information in at least 28 point sans serif font";
        Braille "braille" 936_681_000_000_100 "Requires information in uncontracted (Grade 1) Braille";
        BrailleContracted "braille_contracted"
            936_661_000_000_109 "Requires information in contracted (Grade 2) Braille";
        Moon "moon" 936_621_000_000_101 "Requires information in Moon alphabet";
        Audio "audio" 936_601_000_000_105 "Requires information in electronic audio format";
        MakatonInformation "makaton_information" 936_641_000_000_108 "Requires information in Makaton";
        ReadOut "read_out" 985_021_000_000_106 "Requires third party to read out written information";
    }
    Speaking "speaking" {
        CommunicationAid "communication_aid" 716_524_009 "Uses augmentative and alternative communication";
        VoiceOutput "voice_output" 762_361_000_000_101 "Uses voice output communication aid";
        CommunicationBook "communication_book" 719_364_008 "Uses low technology communication device";
        Switches "switches" 954_871_000_000_106 "Uses switches for communication";
        VoiceAmplifier "voice_amplifier"
            716_537_007 "Uses voice amplifier to support communication";
        Symbols "symbols" 719_754_002 "Uses symbols for communication";
        Photographs "photographs" 719_393_008 "Uses photographs for communication";
        Objects "objects" 1_082_541_000_000_107 "Uses objects for communication";
        Gestures "gestures" 1_082_531_000_000_103 "Uses gestures for communication";
        Writing "writing" 520_491_000_000_109 "Preferred method of communication: written";
        Time "time" 311_543_001 "Difficulty processing information at normal speed";
        AphasiaFriendly "aphasia_friendly" 1_082_671_000_000_100 "Requires aphasia-friendly communication";
        CommunicationPassport "communication_passport"
            837_341_000_000_108 "Uses Personal Communication Passport";
    }
    Beside "beside" {
        Interpreter "interpreter" 315_594_003 "Interpreter needed";
        Advocate "advocate" 225_835_008 "Needs an advocate";
        CarerPresent "carer_present" 1_108_151_000_000_106 "Requires carer to be present at encounters";
    }
    Reaching "reaching" {
        ContactViaCarer "contact_via_carer" 719_561_001 "Requires contact via carer";
        TextMessage "text_message"
            936_701_000_000_103 "Requires contact by short message service text message";
        TextRelay "text_relay" 796_081_000_000_106 "Requires contact by text relay";
        Telephone "telephone" 795_661_000_000_104 "Requires contact by telephone";
        Letter "letter" 936_721_000_000_107 "Requires contact by letter";
        Email "email" 936_741_000_000_100 "Requires contact by email";
    }
}
